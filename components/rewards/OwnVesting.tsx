"use client";

import { useQueries } from "@tanstack/react-query";
import { useTexts } from "#texts";
import { Skeleton } from "@/components/ui/feedback";
import { Section } from "@/components/ui/Panel";
import { publicClient } from "@/lib/chain/browser-client";
import { datanetQueryOptions } from "@/lib/datanets/queries";
import type { RewardRow } from "@/lib/rewards/types";
import type { Vesting } from "@/lib/rewards/vestingCurve";
import { VestingChart } from "./VestingChart";

/** Datanets whose rules are read for the chart; who has income in more sees the largest of them. */
const MOST_DATANETS = 6;

/** The vesting of an account's contributions together. Imported only where something vests. */
export default function OwnVesting({ rows }: { rows: readonly RewardRow[] }) {
  const t = useTexts();
  const vesting = rows.filter(({ rewards }) => rewards.unvestedWei > 0n);
  const largest = largestOf(vesting);
  const policies = useQueries({
    queries: largest.map((id) => ({
      ...datanetQueryOptions(publicClient, { id }),
      staleTime: Infinity,
    })),
  });
  const halfLives = new Map(
    policies.flatMap(({ data }) => (data ? [[data.id, data.policy.vestingHalfLife]] : [])),
  );
  const parts = vesting.flatMap(({ row, rewards }): Vesting[] => {
    const halfLife = halfLives.get(row.datanet);
    if (halfLife === undefined) return [];
    return [{ payableWei: rewards.payableWei, unvestedWei: rewards.unvestedWei, halfLife }];
  });
  const failed = policies.some(({ error }) => error);
  return (
    <Section
      id="vesting"
      title={t("Vesting")}
      description={
        largest.length === MOST_DATANETS
          ? t("By the rules in force, of the {count} datanets where most vests.", {
              count: MOST_DATANETS,
            })
          : t("By the rules in force.")
      }
    >
      {halfLives.size === largest.length ? (
        <VestingChart parts={parts} />
      ) : failed ? (
        <p className="text-muted text-sm">
          {t(
            "The rules of your datanets could not be read, so the curve is not drawn. The amounts above are not affected.",
          )}
        </p>
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </Section>
  );
}

/** Datanets by what vests in them, most first. */
function largestOf(vesting: readonly RewardRow[]): number[] {
  const sums = new Map<number, bigint>();
  for (const { row, rewards } of vesting) {
    sums.set(row.datanet, (sums.get(row.datanet) ?? 0n) + rewards.unvestedWei);
  }
  return [...sums]
    .sort(([, a], [, b]) => (b > a ? 1 : b < a ? -1 : 0))
    .slice(0, MOST_DATANETS)
    .map(([id]) => id);
}
