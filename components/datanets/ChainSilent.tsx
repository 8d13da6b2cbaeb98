import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { Callout } from "@/components/ui/feedback";

/** In place of a page whose data could not be read; the page comes back by itself. */
export function ChainSilent({ sentence }: { sentence: string }) {
  return (
    <>
      <LiveRefresh seconds={4} />
      <Callout tone="warn" title="The chain does not answer">
        <p>{sentence} What you own is on the chain and not affected.</p>
      </Callout>
    </>
  );
}
