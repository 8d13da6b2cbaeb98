"use client";

import { useRouter } from "next/navigation";
import type { Hex } from "viem";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useTexts } from "#texts";
import type { UploadStage } from "@/components/content/UploadProgress";
import { UploadStatus } from "@/components/content/UploadStatus";
import { ActionButton } from "@/components/tx/ActionButton";
import { Panel } from "@/components/ui/Panel";
import { CostPanel } from "@/components/work/CostPanel";
import { costsOf } from "@/components/work/costs";
import { openContribution } from "@/components/work/openContribution";
import { ContributionSteps } from "@/components/work/Steps";
import { prepareAndUpload } from "@/components/work/upload";
import { prefetchItems } from "@/components/work/useItem";
import { coinSymbol } from "@/lib/chain/chains";
import type { ReadyContribution } from "@/lib/content/protocol";
import type { Field } from "@/lib/content/schema";
import type { LabelTarget } from "@/lib/contributions/types";
import { formatOpen } from "@/lib/format/open";
import { msg, plural } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import { Labeller } from "./Labeller";
import { labelsOf } from "./labelling";
import { forgetLabels, useLabelling } from "./useLabelling";

const AHEAD = 3;

/** Labelling the items of one contribution for one field, then submitting the labels together. */
export function LabelDesk({
  datanet,
  parent,
  field,
  index,
  items,
  terms,
  children,
}: {
  datanet: number;
  parent: LabelTarget;
  field: Field;
  /** Of the field in the schema. */
  index: number;
  /** Items without a label, ascending. */
  items: readonly number[];
  /** An item. */
  terms: { feeWei: bigint; bondWei: bigint; forfeitBps: number };
  /** Under the items: what labels are judged by. */
  children?: ReactNode;
}) {
  const t = useTexts();
  const router = useRouter();
  const [labelling, dispatch] = useLabelling(parent.id, index, items, field.options);
  const [stage, setStage] = useState<UploadStage | null>(null);
  const [uploaded, setUploaded] = useState<ReadyContribution | null>(null);
  const abort = useRef<AbortController | null>(null);
  // A ref, because onDone is made before the upload and would see no state of it.
  const content = useRef<Hex | null>(null);
  const { answers, cursor } = labelling;
  const labels = useMemo(() => labelsOf(answers), [answers]);
  const count = labels.items.length;

  const requests = useMemo(
    () =>
      items.map((item) => ({ index: item, stored: parent, parent: null, inlineField: field.name })),
    [items, parent, field.name],
  );
  useEffect(
    () => prefetchItems(requests.slice(cursor + 1, cursor + 1 + AHEAD)),
    [requests, cursor],
  );

  const action: Action = async (context) => {
    abort.current = new AbortController();
    const ready = await prepareAndUpload(
      {
        kind: "labels",
        datanet,
        contributor: context.account,
        parent: BigInt(parent.id),
        field: field.name,
        items: labels.items,
      },
      { onStage: setStage, signal: abort.current.signal },
    );
    setUploaded(ready);
    content.current = ready.digest;
    const { contribute } = await import("@/lib/contributions/actions");
    return contribute({
      datanet,
      kind: "labels",
      content: ready.digest,
      itemsRoot: ready.itemsRoot,
      count: ready.count,
      parent: parent.id,
      targets: labels.targets,
      field: index,
    })(context);
  };

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-8">
        <Panel>
          <Labeller field={field} requests={requests} labelling={labelling} dispatch={dispatch} />
        </Panel>
        {children}
      </div>
      <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-20">
        <Panel
          title={t("What it costs")}
          description={t("Labels are judged like items, and accepted labels earn like them.")}
        >
          <CostPanel count={count} {...terms} />
        </Panel>
        <Panel title={t("Submit")}>
          <div className="mb-4">
            <ContributionSteps stage={stage} uploaded={uploaded} />
          </div>
          <UploadStatus stage={stage} onCancel={() => abort.current?.abort()} />
          <ActionButton
            action={action}
            size="large"
            disabled={count === 0}
            disabledReason={t("Label at least one item first. Items you skip are left to others.")}
            label={t(
              count === 0
                ? msg("Submit labels")
                : plural(count, "Submit {n} label for {amount}", "Submit {n} labels for {amount}", {
                    amount: `${formatOpen(costsOf(count, terms).totalWei)} ${coinSymbol}`,
                  }),
            )}
            onDone={async () => {
              forgetLabels(parent.id, index);
              await openContribution(router, datanet, content.current);
            }}
          />
        </Panel>
      </div>
    </div>
  );
}
