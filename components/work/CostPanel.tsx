import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { formatShare } from "@/lib/format/number";
import { costsOf } from "./costs";

/** What contributing costs, what can happen to it and what can come of it, before anything is sent. */
export function CostPanel({
  count,
  feeWei,
  bondWei,
  forfeitBps,
}: {
  count: number;
  /** An item. */
  feeWei: bigint;
  bondWei: bigint;
  forfeitBps: number;
}) {
  const t = useTexts();
  // Before there is an item: what one of them would cost.
  const items = Math.max(1, count);
  const costs = costsOf(items, { feeWei, bondWei, forfeitBps });
  return (
    <div>
      {count === 0 && <p className="text-muted mb-3 text-sm">{t("For each item:")}</p>}
      <dl className="divide-line divide-y text-sm">
        <Line
          name={t("Review fee")}
          each={<Amount wei={feeWei} />}
          count={items}
          total={<Amount wei={costs.feeWei} />}
        >
          {t("Pays the people who judge. Not returned once the items are reviewed.")}
        </Line>
        <Line
          name={t("Bond")}
          each={<Amount wei={bondWei} />}
          count={items}
          total={<Amount wei={costs.bondWei} />}
        >
          {t(
            "Held while an accepted item earns; you get it back when you retire it. Of a rejected item's bond {share} is burned and the rest comes back.",
            { share: formatShare(forfeitBps / 10_000) },
          )}
        </Line>
        <div className="flex items-baseline justify-between gap-4 py-3 text-base font-semibold">
          <dt>{t(count === 0 ? "One item" : "You pay now")}</dt>
          <dd>
            <Amount wei={costs.totalWei} />
          </dd>
        </div>
      </dl>
      <ul className="border-line text-muted space-y-1.5 border-t pt-3 text-sm">
        <li>
          {t.rich(
            items === 1
              ? "If it is rejected you lose the fee and {amount}."
              : "If everything is rejected you lose the fee and {amount}.",
            { amount: <Amount wei={costs.atRiskWei} className="text-text" /> },
          )}
        </li>
        <li>
          {t.rich(
            items > 1
              ? "Accepted items earn a share of every use, at most twice their bond: {amount} together."
              : "Accepted items earn a share of every use, at most twice their bond: {amount}.",
            { amount: <Amount wei={costs.capWei} className="text-text" /> },
          )}
        </li>
      </ul>
    </div>
  );
}

function Line({
  name,
  each,
  count,
  total,
  children,
}: {
  name: string;
  each: ReactNode;
  count: number;
  total: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1 py-3 first:pt-0">
      <dt className="font-medium">{name}</dt>
      <dd className="text-right">
        {count > 1 && (
          <span className="text-muted">
            {count} × {each} ={" "}
          </span>
        )}
        {total}
      </dd>
      <dd className="text-muted col-span-2">{children}</dd>
    </div>
  );
}
