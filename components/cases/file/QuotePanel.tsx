"use client";

import { useTexts } from "#texts";
import { explained } from "@/components/help/explained";
import { Amount } from "@/components/ui/Amount";
import { Callout, Skeleton } from "@/components/ui/feedback";
import type { CaseQuote } from "@/lib/cases/types";
import { countBits } from "@/lib/curation/bitmap";
import { plural, type Text } from "@/lib/texts/text";
import { TIER_SIZES } from "../phases";
import { timesDismissed } from "./filing";

/** What filing takes now, from the chain, or why it is refused. */
export function QuotePanel({
  items,
  bondWei,
  quote,
  refusal,
}: {
  items: bigint;
  /** Of one item. */
  bondWei: bigint;
  quote: CaseQuote | null;
  refusal: Text | null;
}) {
  const t = useTexts();
  if (items === 0n)
    return (
      <p className="text-muted text-sm">
        {explained(
          t(
            "A deposit of twice the {bond} for each item, and the fee of the {jury} that judges. Choose items to see both.",
          ),
        )}
      </p>
    );
  if (refusal)
    return (
      <Callout tone="warn" title={t("This cannot be filed now")} live>
        <p>{t(refusal)}</p>
      </Callout>
    );
  if (!quote) return <Skeleton className="h-28 w-full" />;
  const times = timesDismissed(quote, items, bondWei);
  // What an upheld case forfeits at least, and so what surely comes back of the fee.
  const bondsWei = bondWei * BigInt(countBits(items));
  return (
    <div className="text-sm">
      <dl className="divide-line divide-y">
        <Line name={t("Deposit")}>
          <Amount wei={quote.depositWei} />
        </Line>
        <Line
          name={t(
            plural(
              countBits(items),
              "Fee, jury of {size} for {n} item",
              "Fee, jury of {size} for {n} items",
              {
                size: TIER_SIZES[quote.tier]!,
              },
            ),
          )}
        >
          <Amount wei={quote.feeWei} />
        </Line>
        <div className="flex items-baseline justify-between gap-4 py-2.5 text-base font-semibold">
          <dt>{t("You pay now")}</dt>
          <dd>
            <Amount wei={quote.depositWei + quote.feeWei} />
          </dd>
        </div>
      </dl>
      {times > 0 && (
        <Callout tone="warn" className="mt-2">
          <p>
            {t(
              plural(
                times,
                "This claim was dismissed {n} time before, and each time doubled its deposit.",
                "This claim was dismissed {n} times before, and each time doubled its deposit.",
              ),
            )}
          </p>
        </Callout>
      )}
      <ul className="text-muted mt-3 flex flex-col gap-1.5">
        <li>
          {quote.feeWei <= bondsWei
            ? t(
                "Upheld: both come back, with a quarter of what is left of the forfeited money after the jury's fee.",
              )
            : t.rich(
                "Upheld: the deposit comes back, and of the fee what the items forfeit, {amount} at least.",
                { amount: <Amount wei={bondsWei} /> },
              )}
        </li>
        {quote.tier > 0 && (
          <li>{t("Fewer items in a case go to a smaller jury, which costs less an item.")}</li>
        )}
        <li>
          {t(
            "Dismissed: you lose both. Half of the deposit goes to the contributor, half is burned.",
          )}
        </li>
        <li>
          {t("No ruling: the deposit comes back, and the fee less what jurors who voted got.")}
        </li>
      </ul>
    </div>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-2.5 first:pt-0">
      <dt>{name}</dt>
      <dd className="text-right whitespace-nowrap">{children}</dd>
    </div>
  );
}
