"use client";

import { useQuery } from "@tanstack/react-query";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Button } from "@/components/ui/Button";
import { Skeleton } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import { TimeAgo } from "@/components/ui/TimeAgo";
import { publicClient } from "@/lib/chain/browser-client";
import { transactionUrl } from "@/lib/chain/chains";
import { shortHex } from "@/lib/format/address";
import { formatDateTime } from "@/lib/format/time";
import type { PaymentHistory } from "@/lib/rewards/history";
import { msg, type Text } from "@/lib/texts/text";

/** What was paid out, and how far back this page has looked. */
export function History({ account }: { account: `0x${string}` }) {
  const t = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ["rewards", account, "history"],
    queryFn: async () => {
      const { readPayments } = await import("@/lib/rewards/history");
      return readPayments(await publicClient(), { account });
    },
  });
  return (
    <Panel title={t("History of claims")} description={data && t(searched(data))}>
      {!data && !error && <Skeleton className="h-20 w-full" />}
      {!data && error && (
        <p className="text-muted text-sm">
          {t("The chain did not answer this search.")}{" "}
          <Button size="small" onClick={() => void refetch()}>
            {t("Try again")}
          </Button>
        </p>
      )}
      {data && data.payments.length === 0 && <p className="text-sm">{t("No claim was paid.")}</p>}
      {data && data.payments.length > 0 && (
        <ol className="divide-line max-h-80 divide-y overflow-y-auto text-sm">
          {data.payments.map(({ hash, logIndex, time, amountWei }) => {
            const url = transactionUrl(hash);
            return (
              <li
                key={`${hash}-${logIndex}`}
                className="grid grid-cols-[1fr_auto] gap-x-4 py-2 first:pt-0"
              >
                <TimeAgo unix={time} className="text-muted" />
                <Amount wei={amountWei} signed />
                <span className="text-muted font-mono text-xs" title={hash}>
                  {url ? <a href={url}>{shortHex(hash)}</a> : shortHex(hash)}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}

function searched({ complete, fromBlock, since }: PaymentHistory): Text {
  return complete
    ? msg("Everything since the contracts were deployed.")
    : msg("Since block {block} ({time}); older claims are not looked for here.", {
        block: fromBlock,
        time: formatDateTime(since),
      });
}
