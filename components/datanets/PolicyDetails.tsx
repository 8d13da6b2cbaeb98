import { ChevronRight } from "lucide-react";
import { useTexts } from "#texts";
import { Countdown } from "@/components/ui/Countdown";
import { Callout } from "@/components/ui/feedback";
import type { DatanetPage } from "@/lib/datanets/types";
import { english } from "@/lib/texts/text";
import { ActivatePolicy } from "./ActivatePolicy";
import { PolicyChanges } from "./PolicyChanges";
import { policyGroups } from "./policyWords";

/** The rules of a datanet in sentences, folded away; a change that waits is not. */
export function PolicyDetails({ datanet }: { datanet: DatanetPage }) {
  const t = useTexts();
  const { pending, policy, version, now } = datanet;
  return (
    <div className="flex flex-col gap-3">
      {pending && (
        <Callout tone="warn" title={t("A change of the rules is announced")}>
          <p>
            {pending.readyAt > now.time
              ? t.rich("It can start in {time}.", {
                  time: <Countdown until={pending.readyAt} overLabel={t("a moment")} />,
                })
              : t("It can start now; anyone may start it.")}
          </p>
          <div className="mt-3">
            <PolicyChanges from={policy} to={pending.policy} />
          </div>
          {pending.readyAt <= now.time && <ActivatePolicy datanet={datanet.id} />}
        </Callout>
      )}
      <details className="group rounded-panel border-line bg-raised border">
        <summary className="flex min-h-12 list-none items-center gap-2 px-4 py-2 font-medium sm:px-5 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="text-muted size-4 shrink-0 transition-transform group-open:rotate-90"
          />
          {t("The rules here")}
          <span className="text-muted text-sm font-normal">
            {t("version {version}", { version })}
          </span>
        </summary>
        <div className="border-line grid gap-x-8 gap-y-5 border-t p-4 sm:p-5 md:grid-cols-2">
          {policyGroups(policy).map(({ title, sentences }) => (
            <section key={english(title)}>
              <h3 className="text-sm">{t(title)}</h3>
              <ul className="text-muted mt-1.5 flex list-disc flex-col gap-1.5 pl-4 text-sm">
                {sentences.map((sentence) => (
                  <li key={english(sentence)}>{t(sentence)}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </details>
    </div>
  );
}
