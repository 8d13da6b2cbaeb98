import { ChevronRight } from "lucide-react";
import { Countdown } from "@/components/ui/Countdown";
import { Callout } from "@/components/ui/feedback";
import type { DatanetPage, Policy } from "@/lib/datanets/types";
import { policyGroups } from "./policyWords";
import { ActivatePolicy } from "./ActivatePolicy";

/** The rules of a datanet in sentences, folded away; a change that waits is not. */
export function PolicyDetails({ datanet }: { datanet: DatanetPage }) {
  const { pending, policy, version, now } = datanet;
  return (
    <div className="flex flex-col gap-3">
      {pending && (
        <Callout tone="warn" title="A change of the rules is announced">
          <p>
            {pending.readyAt > now.time ? (
              <>
                It can start in <Countdown until={pending.readyAt} overLabel="a moment" />.
              </>
            ) : (
              "It can start now; anyone may start it."
            )}
          </p>
          <PolicyChanges from={policy} to={pending.policy} />
          {pending.readyAt <= now.time && <ActivatePolicy datanet={datanet.id} />}
        </Callout>
      )}
      <details className="group rounded-panel border-line bg-raised border">
        <summary className="flex min-h-12 list-none items-center gap-2 px-4 py-2 font-medium sm:px-5 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="text-muted size-4 shrink-0 transition-transform group-open:rotate-90"
          />
          The rules here
          <span className="text-muted text-sm font-normal">version {version}</span>
        </summary>
        <div className="border-line grid gap-x-8 gap-y-5 border-t p-4 sm:p-5 md:grid-cols-2">
          {policyGroups(policy).map(({ title, sentences }) => (
            <section key={title}>
              <h3 className="text-sm">{title}</h3>
              <ul className="text-muted mt-1.5 flex list-disc flex-col gap-1.5 pl-4 text-sm">
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </details>
    </div>
  );
}

/** Only the sentences that would read differently. */
function PolicyChanges({ from, to }: { from: Policy; to: Policy }) {
  const before = new Set(policyGroups(from).flatMap(({ sentences }) => sentences));
  const changed = policyGroups(to)
    .flatMap(({ sentences }) => sentences)
    .filter((sentence) => !before.has(sentence));
  return (
    <ul className="mt-2 flex list-disc flex-col gap-1 pl-4">
      {changed.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
