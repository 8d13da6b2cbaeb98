import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import type { Policy } from "@/lib/datanets/types";
import type { Split } from "@/lib/usage/split";

/** Where a payment goes, to the gwei. The parts add up to the total. */
export function SplitTable({
  split,
  totalWei,
  policy,
  caption,
}: {
  split: Split;
  totalWei: bigint;
  policy: Pick<Policy, "burnPct" | "stewardPct" | "poolPct">;
  caption: string;
}) {
  const t = useTexts();
  const contributorsPct = 100 - policy.burnPct - policy.stewardPct - policy.poolPct;
  const nobody = split.contributorsWei === 0n && contributorsPct > 0 && totalWei > 0n;
  const parts = [
    {
      name: t("Contributors"),
      pct: contributorsPct,
      wei: split.contributorsWei,
      why: nobody
        ? t("nobody earns yet: their part goes to the curation pool")
        : t("of accepted items, by their shares"),
    },
    { name: t("Burned"), pct: policy.burnPct, wei: split.burnedWei, why: t("leaves for ever") },
    {
      name: t("Curation pool"),
      pct: policy.poolPct,
      wei: split.poolWei,
      why: t("pays those who judge"),
    },
    {
      name: t("Steward"),
      pct: policy.stewardPct,
      wei: split.stewardshipWei,
      why: t("for looking after the datanet"),
    },
  ];
  return (
    <table className="w-full text-sm">
      <caption className="text-muted pb-2 text-left text-sm">{caption}</caption>
      <tbody>
        {parts.map(({ name, pct, wei, why }) => (
          <tr key={name} className="border-line border-b">
            <th scope="row" className="py-2 pr-3 text-left font-medium">
              {name} <span className="figures text-muted font-normal">{pct} %</span>
              <span className="text-muted block text-xs font-normal">{why}</span>
            </th>
            <td className="py-2 text-right align-top">
              <Amount wei={wei} decimals={9} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="py-2 pr-3 text-left">
            {t("Total")}
          </th>
          <td className="py-2 text-right font-semibold">
            <Amount wei={totalWei} decimals={9} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
