"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useRef, useState, type ClipboardEvent, type ReactNode } from "react";
import type { Address, Hex } from "viem";
import { useTexts } from "#texts";
import { FilePicker } from "@/components/content/FilePicker";
import type { UploadStage } from "@/components/content/UploadProgress";
import { UploadStatus } from "@/components/content/UploadStatus";
import { ActionButton } from "@/components/tx/ActionButton";
import { Button } from "@/components/ui/Button";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import { Progress } from "@/components/ui/Progress";
import { ContentError } from "@/lib/content/errors";
import { pickedFiles } from "@/lib/content/picked";
import type { ReadyContribution } from "@/lib/content/protocol";
import type { DatanetDescription } from "@/lib/content/schema";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatOpen } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { coinSymbol } from "@/lib/chain/chains";
import type { Action } from "@/lib/tx/step";
import { msg, plural, type Text } from "@/lib/texts/text";
import { CostPanel } from "@/components/work/CostPanel";
import { costsOf } from "@/components/work/costs";
import { openContribution } from "@/components/work/openContribution";
import { PasteBox } from "./PasteBox";
import { draftKey, prepareAndUpload } from "@/components/work/upload";
import { ContributionSteps } from "@/components/work/Steps";
import { useDraftedBatch } from "./useDraftedBatch";

// What shows items comes with the first of them, what shows an upload with the upload.
const ParsedItemList = lazy(() => import("@/components/content/ParsedItemList"));
const SaveCar = lazy(() => import("./SaveCar"));

/** Choosing items, seeing what they cost, and contributing them in one go. */
export function ContributeDesk({
  datanet,
  description,
  children,
}: {
  datanet: DatanetPage;
  description: DatanetDescription;
  /** Under the files: what they are judged by. */
  children?: ReactNode;
}) {
  const t = useTexts();
  const router = useRouter();
  const batch = useDraftedBatch(datanet.id, description);
  const [stage, setStage] = useState<UploadStage | null>(null);
  const [uploaded, setUploaded] = useState<{ key: string; ready: ReadyContribution } | null>(null);
  const abort = useRef<AbortController | null>(null);
  const content = useRef<Hex | null>(null);
  const { items } = batch;
  const terms = {
    feeWei: datanet.nextReviewFeeWei,
    bondWei: datanet.nextBondWei,
    forfeitBps: datanet.policy.forfeitBps,
  };
  const field = description.labels === "inline" ? description.fields[0] : undefined;

  const prepare = async (contributor: Address): Promise<ReadyContribution> => {
    const key = draftKey(contributor, items);
    if (uploaded?.key === key) return uploaded.ready;
    abort.current = new AbortController();
    batch.noteUploading(true);
    try {
      const ready = await prepareAndUpload(
        { kind: "data", datanet: datanet.id, contributor, items },
        { onStage: setStage, signal: abort.current.signal },
      );
      setUploaded({ key, ready });
      return ready;
    } catch (error) {
      // One bad file never takes the batch with it: its item says so and can be taken out.
      if (error instanceof ContentError && error.item !== undefined) {
        const item = items[error.item];
        if (item) batch.markBroken(item.sha256, error.sentence);
      }
      throw error;
    } finally {
      batch.noteUploading(false);
    }
  };

  const action: Action = async ({ account, chain }) => {
    const ready = await prepare(account);
    content.current = ready.digest;
    const { contribute } = await import("@/lib/contributions/actions");
    return contribute({
      datanet: datanet.id,
      kind: "data",
      content: ready.digest,
      itemsRoot: ready.itemsRoot,
      count: ready.count,
    })({ account, chain });
  };

  const onPaste = (event: ClipboardEvent) => {
    const files = pickedFiles(event.clipboardData.files);
    if (files.length === 0) return;
    event.preventDefault();
    void batch.add(files);
  };

  const busy = stage !== null;
  const hasNews = items.length + batch.files.length + batch.problems.length + batch.leftOut > 0;
  const reason = reasonNotReady(items.length, batch.unlabelled, batch.reading !== null);
  const { totalWei } = costsOf(items.length, terms);

  return (
    <div
      onPaste={onPaste}
      className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        <FilePicker
          type={description.type}
          onFiles={(files) => void batch.add(files)}
          reading={batch.reading}
          disabled={busy}
        />
        {description.type !== "image" && (
          <PasteBox type={description.type} onFiles={(files) => void batch.add(files)} />
        )}
        {batch.restored !== "nothing" && items.length > 0 && (
          <Callout title={t("Your batch from last time is still here")}>
            {batch.restored === "upload" && (
              <p>
                {t(
                  "Its upload had not ended. Contribute again: it goes on with what has not arrived yet.",
                )}
              </p>
            )}
            <Button size="small" className="mt-2" onClick={batch.clear} disabled={busy}>
              {t("Start over")}
            </Button>
          </Callout>
        )}
        {hasNews && (
          <Suspense>
            <ParsedItemList batch={batch} field={field} disabled={busy} />
          </Suspense>
        )}
        {children}
      </div>

      <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-20">
        <Panel title={t("What it costs")}>
          <CostPanel count={items.length} {...terms} />
        </Panel>
        <Panel title={t("Contribute")}>
          <OpenRound datanet={datanet} adding={items.length} />
          <div className="my-4">
            <ContributionSteps stage={stage} uploaded={uploaded?.ready ?? null} />
            {uploaded && (
              <Suspense>
                <SaveCar car={uploaded.ready.car} cid={uploaded.ready.cid} />
              </Suspense>
            )}
          </div>
          <UploadStatus stage={stage} onCancel={() => abort.current?.abort()} />
          <ActionButton
            action={action}
            size="large"
            disabled={reason !== null}
            disabledReason={reason && t(reason)}
            label={
              items.length === 0
                ? t("Contribute")
                : t(
                    plural(
                      items.length,
                      "Contribute {n} item for {sum}",
                      "Contribute {n} items for {sum}",
                      { sum: `${formatOpen(totalWei)} ${coinSymbol}` },
                    ),
                  )
            }
            onDone={async () => {
              batch.clear();
              await openContribution(router, datanet.id, content.current);
            }}
          />
        </Panel>
      </div>
    </div>
  );
}

function reasonNotReady(items: number, unlabelled: number, reading: boolean): Text | null {
  if (reading) return msg("Your files are still being read.");
  if (items === 0) return msg("Add at least one item first.");
  if (unlabelled > 0)
    return plural(unlabelled, "{n} item still needs a label.", "{n} items still need a label.");
  return null;
}

function OpenRound({ datanet, adding }: { datanet: DatanetPage; adding: number }) {
  const t = useTexts();
  const open = datanet.rounds.find(({ state }) => state === "open");
  const { roundSize, roundTimeout } = datanet.policy;
  if (!open) {
    return (
      <p className="text-muted text-sm">
        {t(
          "Your items open a new round, the batch that is judged together. It closes at {items}, or {time} after its first.",
          {
            items: plural(roundSize, "{n} item", "{n} items"),
            time: formatDuration(roundTimeout),
          },
        )}
      </p>
    );
  }
  const words = t("Round {round}: {count} of {items}", {
    round: open.number,
    count: open.count,
    items: plural(roundSize, "{n} item", "{n} items"),
  });
  return (
    <div>
      <Progress value={open.count} max={roundSize} label={words} />
      <p className="text-muted mt-1 text-sm">
        {adding > 0 && open.count + adding >= roundSize
          ? t("Your items fill this round: judging begins right after.")
          : t("Your items join it. It is judged when it is full or its time is up.")}
      </p>
    </div>
  );
}
