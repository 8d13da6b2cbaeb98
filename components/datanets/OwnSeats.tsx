"use client";

import { useQuery } from "@tanstack/react-query";
import { useTexts } from "#texts";
import { QueryProvider } from "@/components/shell/QueryProvider";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { publicClient } from "@/lib/chain/browser-client";
import { datanetQueryOptions } from "@/lib/datanets/queries";
import { SeatPanel } from "./SeatPanel";

const REFRESH_MS = 6_000;

/** Both seats of an account on one datanet. Imported only for connected people. */
export default function OwnSeats(props: { datanet: number; account: `0x${string}` }) {
  return (
    <QueryProvider>
      <Seats {...props} />
    </QueryProvider>
  );
}

function Seats({ datanet, account }: { datanet: number; account: `0x${string}` }) {
  const t = useTexts();
  const { data, error, refetch } = useQuery({
    ...datanetQueryOptions(publicClient, { id: datanet, account }),
    refetchInterval: REFRESH_MS,
  });
  if (!data) {
    if (!error) return <Skeleton className="h-32 w-full" />;
    return (
      <Callout tone="warn" title={t("Your seats could not be read")}>
        <p>
          {t("The chain did not answer.")}{" "}
          <button type="button" className="text-accent underline" onClick={() => void refetch()}>
            {t("Try again")}
          </button>
        </p>
      </Callout>
    );
  }
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SeatPanel page={data} bench="curator" />
      <SeatPanel page={data} bench="juror" />
    </div>
  );
}
