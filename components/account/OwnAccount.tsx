"use client";

import { useTexts } from "#texts";
import { useQuery } from "@tanstack/react-query";
import { QueryProvider } from "@/components/shell/QueryProvider";
import { AddressTag } from "@/components/ui/AddressTag";
import { Button } from "@/components/ui/Button";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { publicClient } from "@/lib/chain/browser-client";
import { accountQueryOptions, rewardsQueryOptions } from "@/lib/rewards/queries";
import { AccountView } from "./AccountView";

const REFRESH_MS = 10_000;

/** The connected account. Imported only for connected people. */
export default function OwnAccount({ account }: { account: `0x${string}` }) {
  return (
    <QueryProvider>
      <Account account={account} />
    </QueryProvider>
  );
}

function Account({ account }: { account: `0x${string}` }) {
  const t = useTexts();
  const page = useQuery({
    ...accountQueryOptions(publicClient, { account }),
    refetchInterval: REFRESH_MS,
  });
  const rewards = useQuery({
    ...rewardsQueryOptions(publicClient, { account }),
    refetchInterval: REFRESH_MS,
  });
  const retry = () => {
    void page.refetch();
    void rewards.refetch();
  };
  return (
    <>
      <p className="mb-5 text-sm">
        <AddressTag address={account} />
      </p>
      {page.data && rewards.data ? (
        <AccountView account={account} page={page.data} rewards={rewards.data} own />
      ) : page.error || rewards.error ? (
        <Callout tone="warn" title={t("Your account could not be read")} live>
          <p>{t("The chain did not answer. What you own is not affected.")}</p>
          <Button size="small" className="mt-2" onClick={retry}>
            {t("Try again")}
          </Button>
        </Callout>
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </>
  );
}
