"use client";

import { useQuery } from "@tanstack/react-query";
import { useTexts } from "#texts";
import { QueryProvider } from "@/components/shell/QueryProvider";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import { publicClient } from "@/lib/chain/browser-client";
import type { DatanetDescription } from "@/lib/content/schema";
import type { StewardshipOffer } from "@/lib/datanets/stewardship";
import { datanetQueryOptions } from "@/lib/datanets/queries";
import { AppointJuror } from "./steward/AppointJuror";
import { EditDescription } from "./steward/EditDescription";
import { EditPrice } from "./steward/EditPrice";
import { OfferStewardship } from "./steward/OfferStewardship";
import { ProposePolicy } from "./steward/ProposePolicy";

type Props = {
  datanet: number;
  account: `0x${string}`;
  offer: StewardshipOffer | null;
  description: DatanetDescription | null;
};

/** Everything a steward may do. Imported only when the steward looks. */
export default function StewardTools(props: Props) {
  return (
    <QueryProvider>
      <Tools {...props} />
    </QueryProvider>
  );
}

function Tools({ datanet, account, offer, description }: Props) {
  const t = useTexts();
  const { data: page, error } = useQuery(
    datanetQueryOptions(publicClient, { id: datanet, account }),
  );
  if (!page) {
    if (!error) return <Skeleton className="h-48 w-full" />;
    return (
      <Callout tone="warn" title={t("The steward tools are not ready")}>
        <p>{t("The chain did not answer. They appear when it does.")}</p>
      </Callout>
    );
  }
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Panel level={3} title={t("Price")} description={t("Takes effect with the next payment.")}>
        <EditPrice page={page} />
      </Panel>
      <Panel
        level={3}
        title={t("Appoint jurors")}
        description={t(
          "Lets accounts buy juror seats until the term ends. Choose people you would trust to be fair to you as well.",
        )}
      >
        <AppointJuror page={page} />
      </Panel>
      <Panel
        level={3}
        title={t("Description and guidelines")}
        description={t(
          "Items are judged by the guidelines in force when their judges look. Type and labels stay as they are.",
        )}
      >
        {description ? (
          <EditDescription datanet={datanet} description={description} />
        ) : (
          <p className="text-muted text-sm">
            {t(
              "The present description is not stored on this server, so it cannot be edited here.",
            )}
          </p>
        )}
      </Panel>
      <Panel
        level={3}
        title={t("Change the rules")}
        description={t(
          "Announce the new rules; anyone can start them once the notice has passed. Announcing again replaces the announcement and the wait begins anew.",
        )}
      >
        <ProposePolicy page={page} labels={description?.labels ?? "separate"} />
      </Panel>
      <Panel
        level={3}
        title={t("Hand over the stewardship")}
        description={t(
          "Offer the datanet to another account, for example to a Safe of several people or to a Governor whose members vote. It becomes the steward when it accepts.",
        )}
      >
        <OfferStewardship datanet={datanet} steward={account} offer={offer} />
      </Panel>
    </div>
  );
}
