import { useTexts } from "#texts";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { Callout } from "@/components/ui/feedback";
import { phrase, type Text } from "@/lib/texts/text";

/** In place of a page whose data could not be read; the page comes back by itself. */
export function ChainSilent({ sentence }: { sentence: Text }) {
  const t = useTexts();
  return (
    <>
      <LiveRefresh seconds={4} />
      <Callout tone="warn" title={t("The chain does not answer")}>
        <p>
          {t("{sentence} What you own is on the chain and not affected.", {
            sentence: phrase(sentence),
          })}
        </p>
      </Callout>
    </>
  );
}
