import type { ReactNode } from "react";
import { Amount } from "@/components/ui/Amount";
import { pay } from "@/lib/curation/score";
import type { RoundOutcome } from "@/lib/curation/outcome";
import { gweiToWei } from "@/lib/datanets/words";
import { SANDBOX_ITEMS, SANDBOX_POLICY } from "@/lib/sandbox/round";

/** A score in WAD with three decimals. */
export function formatScore(wad: bigint): string {
  const thousandths = Number(wad) / 1e18;
  return thousandths.toFixed(3).replace("-", "−");
}

/** The sum behind the visitor's pay, a line a step. */
export function PaySteps({ outcome }: { outcome: RoundOutcome }) {
  const { R, phi, part } = outcome.panelTerms;
  const peer = outcome.peerScores[0]!;
  const gold = outcome.goldScores[0]!;
  const lower = peer < gold ? peer : gold;
  const before = pay(lower, R, phi);
  const after = outcome.panelPay[0]!;
  return (
    <dl className="divide-line divide-y text-sm">
      <Step
        name="Budget of the panel"
        value={<Amount wei={gweiToWei(part)} />}
        note={`Of the ${SANDBOX_ITEMS} review fees; the jury has the rest, ${
          SANDBOX_POLICY.jurySize
        } people for ${SANDBOX_POLICY.goldSize} items each.`}
      />
      <Step
        name="Pay for a score of 1, R"
        value={<Amount wei={gweiToWei(R)} />}
        note="Set so that an honest panel shares its budget. A perfect score is at most about ½."
      />
      <Step
        name="Your score against the other panelists"
        value={formatScore(peer)}
        note="The mean over each of them, on all items."
      />
      <Step
        name="Your score against the jury"
        value={formatScore(gold)}
        note={`On the ${SANDBOX_POLICY.goldSize} gold items. You could not know which they would be.`}
      />
      <Step
        name="Fee of a ballot, φ"
        value={<Amount wei={gweiToWei(-phi)} />}
        note="2 % of R. It makes voting without looking a loss and not a free ticket."
      />
      <Step
        name="R × the lower score − φ"
        value={<Amount wei={gweiToWei(before)} signed />}
        note={
          before === after
            ? "This is your pay: the panel's gains fit into its budget."
            : "The panel earned more than its budget, so every gain is scaled down alike."
        }
      />
      <Step name="Your pay" value={<Amount wei={gweiToWei(after)} signed />} />
    </dl>
  );
}

function Step({ name, value, note }: { name: string; value: ReactNode; note?: string }) {
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-4 py-2 first:pt-0 last:font-semibold">
      <dt className="font-medium">{name}</dt>
      <dd className="figures text-right">{value}</dd>
      {note && <dd className="text-muted col-span-2 text-xs">{note}</dd>}
    </div>
  );
}
