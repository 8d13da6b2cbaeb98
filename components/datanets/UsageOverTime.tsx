import { Suspense } from "react";
import { getTexts } from "@/components/texts/server";
import { EmptyState, Skeleton } from "@/components/ui/feedback";
import { ButtonLink } from "@/components/ui/Button";
import { serverClient } from "@/lib/chain/client";
import { readUsageHistory } from "@/lib/usage/history";
import { UsageChart } from "./UsageChart";

/** Use and burn over time. It arrives after the page, which does not wait for a search of the chain. */
export function UsageOverTime({ datanet, pay = true }: { datanet: number; pay?: boolean }) {
  return (
    <Suspense fallback={<Skeleton className="h-72 w-full" />}>
      <Searched datanet={datanet} pay={pay} />
    </Suspense>
  );
}

async function Searched({ datanet, pay }: { datanet: number; pay: boolean }) {
  const t = await getTexts();
  // Some public RPCs refuse to search; the totals above come from the contract and stand.
  const history = await readUsageHistory(serverClient(), { datanet }).catch(() => null);
  if (!history) {
    return (
      <p className="text-muted text-sm">
        {t(
          "The node that this page asks did not answer a search for payments. Reload to try again; what was burned in all is read from the contract and not affected.",
        )}
      </p>
    );
  }
  if (history.uses.length === 0) {
    return (
      <EmptyState
        title={t(history.complete ? "Nobody has paid for a use yet" : "No use lately")}
        actions={
          pay && <ButtonLink href={`/datanets/${datanet}/use`}>{t("Use this datanet")}</ButtonLink>
        }
      >
        {t("Payments appear here, with the part of each that was burned.")}
      </EmptyState>
    );
  }
  return <UsageChart history={history} />;
}
