"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { lazy, Suspense } from "react";
import { useTexts } from "#texts";
import { QueryProvider } from "@/components/shell/QueryProvider";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Callout, EmptyState, Skeleton } from "@/components/ui/feedback";
import { Section } from "@/components/ui/Panel";
import { publicClient } from "@/lib/chain/browser-client";
import { PayoutSetting } from "@/components/account/PayoutSetting";
import { ClaimPanel } from "./ClaimPanel";
import { ContributionsTable } from "./ContributionsTable";
import { History } from "./History";
import { RewardsSkeleton } from "./RewardsDesk";
import { StewardshipList } from "./StewardshipList";

const OwnVesting = lazy(() => import("./OwnVesting"));

const REFRESH_MS = 6_000;
const PAGE = 32;

/** Everything an account has earned. Imported only for connected people. */
export default function OwnRewards({ account }: { account: `0x${string}` }) {
  return (
    <QueryProvider>
      <Rewards account={account} />
    </QueryProvider>
  );
}

function Rewards({ account }: { account: `0x${string}` }) {
  const t = useTexts();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(
    {
      queryKey: ["rewards", account, "pages"],
      queryFn: async ({ pageParam }) => {
        const { readRewards } = await import("@/lib/rewards/reads");
        return readRewards(await publicClient(), { account, cursor: pageParam, limit: PAGE });
      },
      initialPageParam: 0,
      getNextPageParam: ({ next }) => (next === 0 ? undefined : next),
      refetchInterval: REFRESH_MS,
    },
  );
  const first = data?.pages[0];
  if (!data || !first) {
    if (!error) return <RewardsSkeleton />;
    return (
      <Callout tone="warn" title={t("Your rewards could not be read")} live>
        <p>{t("The chain did not answer. Nothing is lost: what you earned stays on the chain.")}</p>
        <Button size="small" className="mt-2" onClick={() => void refetch()}>
          {t("Try again")}
        </Button>
      </Callout>
    );
  }
  const rows = data.pages.flatMap((page) => page.rows);
  return (
    <div className="flex flex-col gap-10">
      <ClaimPanel page={{ ...first, rows }} account={account} partial={hasNextPage} />
      {rows.some(({ rewards }) => rewards.unvestedWei > 0n) && (
        <Suspense fallback={<Skeleton className="h-80 w-full" />}>
          <OwnVesting rows={rows} />
        </Suspense>
      )}
      <Section
        id="contributions"
        title={t("Your contributions")}
        description={t(
          "Income vests: a part of it becomes payable every second. A contribution may earn up to its cap, twice its bond. Retiring one stops its income and gives the bond back later.",
        )}
      >
        {rows.length === 0 ? (
          <EmptyState
            title={t("No contribution yet")}
            actions={<ButtonLink href="/">{t("Find a datanet")}</ButtonLink>}
          >
            {t("Items of yours that are accepted earn whenever their datanet is used.")}
          </EmptyState>
        ) : (
          <ContributionsTable rows={rows} now={first.now.time} />
        )}
        {hasNextPage && (
          <Button
            className="mt-3"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t(isFetchingNextPage ? "Reading…" : "Show older ones")}
          </Button>
        )}
      </Section>
      {first.stewardships.length > 0 && <StewardshipList stewardships={first.stewardships} />}
      <div className="grid gap-5 md:grid-cols-2">
        <PayoutSetting account={account} payout={first.payout} />
        <History account={account} />
      </div>
      <p className="text-muted text-sm">
        {t.rich("Seats and their record are on <account>your account</account>.", {
          account: (words) => (
            <Link href="/account" className="text-accent underline">
              {words}
            </Link>
          ),
        })}
      </p>
    </div>
  );
}
