import type { ReactNode } from "react";
import { useTexts } from "#texts";
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
  const t = useTexts();
  const { R, phi, part } = outcome.panelTerms;
  const peer = outcome.peerScores[0]!;
  const gold = outcome.goldScores[0]!;
  const lower = peer < gold ? peer : gold;
  const before = pay(lower, R, phi);
  const after = outcome.panelPay[0]!;
  return (
    <dl className="divide-line divide-y text-sm">
      <Step
        name={t("Budget of the panel")}
        value={<Amount wei={gweiToWei(part)} />}
        note={t(
          "Of the {fees} review fees; the jury has the rest, {jurors} people for {sample} items each.",
          {
            fees: SANDBOX_ITEMS,
            jurors: SANDBOX_POLICY.jurySize,
            sample: SANDBOX_POLICY.goldSize,
          },
        )}
      />
      <Step
        name={t("Pay for a score of 1, R")}
        value={<Amount wei={gweiToWei(R)} />}
        note={t(
          "Set so that an honest panel shares its budget. A perfect score is at most about ½.",
        )}
      />
      <Step
        name={t("Your score against the other panelists")}
        value={formatScore(peer)}
        note={t("The mean over each of them, on all items.")}
      />
      <Step
        name={t("Your score against the jury")}
        value={formatScore(gold)}
        note={t("On the {sample} gold items. You could not know which they would be.", {
          sample: SANDBOX_POLICY.goldSize,
        })}
      />
      <Step
        name={t("Fee of a ballot, φ")}
        value={<Amount wei={gweiToWei(-phi)} />}
        note={t("2 % of R. It makes voting without looking a loss and not a free ticket.")}
      />
      <Step
        name={t("R × the lower score − φ")}
        value={<Amount wei={gweiToWei(before)} signed />}
        note={t(
          before === after
            ? "This is your pay: the panel's gains fit into its budget."
            : "The panel earned more than its budget, so every gain is scaled down alike.",
        )}
      />
      <Step name={t("Your pay")} value={<Amount wei={gweiToWei(after)} signed />} />
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
