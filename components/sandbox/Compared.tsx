import { useMemo } from "react";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { cn } from "@/components/ui/cn";
import { gweiToWei } from "@/lib/datanets/words";
import { COIN_TOSSES, strategies, type SandboxRound, type StrategyId } from "@/lib/sandbox/round";
import { msg, type Text } from "@/lib/texts/text";

const words: Record<StrategyId, { name: Text; note: Text | null }> = {
  you: { name: msg("Your verdict"), note: null },
  truth: { name: msg("Everything right"), note: msg("judging by what MNIST says") },
  approve: { name: msg("Always approve"), note: msg("without looking") },
  reject: { name: msg("Always reject"), note: msg("without looking") },
  coin: { name: msg("Toss a coin"), note: msg("mean of {tries} tries", { tries: COIN_TOSSES }) },
  opposite: { name: msg("Everything wrong"), note: msg("the opposite of the truth") },
};

/** Pays of other verdicts in the visitor's seat, as bars and in figures. */
export function Compared({ round, verdict }: { round: SandboxRound; verdict: bigint }) {
  const t = useTexts();
  const rows = useMemo(() => strategies(round, verdict), [round, verdict]);
  const amounts = rows.map(({ payGwei }) => Number(payGwei));
  const low = Math.min(0, ...amounts);
  const high = Math.max(0, ...amounts);
  const at = (amount: number) => ((amount - low) / (high - low || 1)) * 100;
  return (
    <>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t("Pay by verdict")}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("Verdict")}</th>
            <th scope="col">{t("Pay")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, payGwei }) => {
            const { name, note } = words[id];
            const from = at(Math.min(0, Number(payGwei)));
            const to = at(Math.max(0, Number(payGwei)));
            return (
              <tr key={id} className={cn(id === "you" && "font-semibold")}>
                <th scope="row" className="py-1.5 pr-3 text-left align-top font-[inherit]">
                  {t(name)}
                  {note && <span className="text-muted block text-xs font-normal">{t(note)}</span>}
                  <svg
                    aria-hidden
                    viewBox="0 0 100 4"
                    preserveAspectRatio="none"
                    className="mt-1 h-1.5 w-full"
                  >
                    <rect width="100" height="4" className="fill-sunken" />
                    <rect
                      x={from}
                      width={Math.max(0.6, to - from)}
                      height="4"
                      className={payGwei < 0n ? "fill-danger" : "fill-ok"}
                    />
                    <rect x={at(0) - 0.2} width="0.4" height="4" className="fill-muted" />
                  </svg>
                </th>
                <td className="w-28 py-1.5 text-right align-top whitespace-nowrap">
                  <Amount
                    wei={gweiToWei(payGwei)}
                    signed
                    className={payGwei < 0n ? "text-danger" : undefined}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="text-muted mt-3 text-sm">
        {t(
          "Always approving earns exactly −φ, whatever the items are: the score counts how much more often you approve what others approve than your share of approvals alone would. Approve everything and there is no “more often” left, so the score is 0 by identity and only the fee of the ballot remains.",
        )}
      </p>
    </>
  );
}
