"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { useTexts } from "#texts";
import type { UploadStage } from "@/components/content/UploadProgress";
import { UploadStatus } from "@/components/content/UploadStatus";
import { QueryProvider } from "@/components/shell/QueryProvider";
import { ActionButton } from "@/components/tx/ActionButton";
import { Button } from "@/components/ui/Button";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { Panel, Section } from "@/components/ui/Panel";
import type { Stored } from "@/components/work/resolve";
import type { FileCase } from "@/lib/cases/actions";
import { caseQuoteQueryOptions } from "@/lib/cases/queries";
import { publicClient } from "@/lib/chain/browser-client";
import { coinSymbol } from "@/lib/chain/chains";
import { countBits } from "@/lib/curation/bitmap";
import { formatOpen } from "@/lib/format/open";
import { plural, type Text } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import { claimantOf, filingRefusal } from "./filing";
import { ItemChooser } from "./ItemChooser";
import { openCase } from "./openCase";
import { QuotePanel } from "./QuotePanel";
import { ReasonCards } from "./ReasonCards";
import { useFiling } from "./useFiling";

// Asked for once a reason is chosen, and what shows an upload with the upload.
const EvidenceFields = lazy(() =>
  import("./EvidenceFields").then((loaded) => ({ default: loaded.EvidenceFields })),
);

type Props = {
  datanet: number;
  stored: Stored;
  parent: Stored | null;
  inlineField: string;
  /** Bitmap of the items that can be challenged. */
  may: bigint;
  /** Of these, the ones that the address names. */
  named: bigint;
  /** Of one item. */
  bondWei: bigint;
  /** Under the form: what items are judged by. */
  children?: ReactNode;
};

/** Choosing items and a reason, saying what is wrong, and filing the case in one go. */
export function ChallengeDesk(props: Props) {
  return (
    <QueryProvider>
      <Desk {...props} />
    </QueryProvider>
  );
}

function Desk({ datanet, stored, parent, inlineField, may, named, bondWei, children }: Props) {
  const t = useTexts();
  const router = useRouter();
  const { filing, change, clear, restored } = useFiling(stored.id, may, named);
  const [stage, setStage] = useState<UploadStage | null>(null);
  const [said, setSaid] = useState<{ error: Error; sentence: Text } | null>(null);
  const abort = useRef<AbortController | null>(null);
  const filed = useRef<FileCase | null>(null);
  const uploaded = useRef<{ key: string; digest: FileCase["evidence"] } | null>(null);
  const { items, reason, text, files } = filing;
  const busy = stage !== null;

  const { data, error } = useQuery({
    // Every reason costs the same the first time; only a claim that was dismissed costs more.
    ...caseQuoteQueryOptions(publicClient, {
      contribution: stored.id,
      items,
      reason: reason ?? "junk",
    }),
    enabled: items !== 0n,
    retry: false,
    refetchInterval: 15_000,
  });
  useEffect(() => {
    let wanted = true;
    if (error)
      void import("@/lib/tx/errors").then(({ explain }) => {
        if (wanted) setSaid({ error, sentence: explain(error).sentence });
      });
    return () => {
      wanted = false;
    };
  }, [error]);
  const problem = error && said?.error === error ? said.sentence : null;

  const store = async (): Promise<FileCase["evidence"]> => {
    const key = JSON.stringify([
      text,
      files.map(({ path, file }) => [path, file.size, file.lastModified]),
    ]);
    if (uploaded.current?.key === key) return uploaded.current.digest;
    abort.current = new AbortController();
    const { storeEvidence } = await import("./storeEvidence");
    const digest = await storeEvidence(text, files, {
      onStage: setStage,
      signal: abort.current.signal,
    });
    uploaded.current = { key, digest };
    return digest;
  };

  const action: Action = async (context) => {
    const { address: claimant } = claimantOf(filing);
    const params: FileCase = {
      contribution: stored.id,
      items,
      reason: reason!,
      evidence: await store(),
      ...(claimant ? { claimant } : {}),
    };
    filed.current = params;
    const { fileCase } = await import("@/lib/cases/actions");
    return fileCase(params)(context);
  };

  const refusal = filingRefusal(filing) ?? problem;
  const totalWei = data ? data.depositWei + data.feeWei : null;

  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-8">
        {restored && (
          <Callout title={t("What you wrote last time is still here")}>
            <Button size="small" className="mt-2" onClick={clear} disabled={busy}>
              {t("Start over")}
            </Button>
          </Callout>
        )}
        <Section
          id="items"
          title={t("Items")}
          description={t(
            "Items of one case stand or fall together, so choose those with the same fault.",
          )}
        >
          <ItemChooser
            stored={stored}
            parent={parent}
            inlineField={inlineField}
            may={may}
            chosen={items}
            onChange={(chosen) => change({ items: chosen })}
            disabled={busy}
          />
        </Section>
        <Section
          id="reason"
          title={t("Reason")}
          description={t("What jurors are asked to confirm.")}
        >
          <ReasonCards
            value={reason}
            onChange={(chosen) => change({ reason: chosen })}
            disabled={busy}
          />
        </Section>
        {reason !== null && (
          <Section id="evidence" title={t("Evidence")}>
            <Suspense fallback={<Skeleton className="h-64 w-full" />}>
              <EvidenceFields filing={filing} onChange={change} disabled={busy} />
            </Suspense>
          </Section>
        )}
        {children}
      </div>
      <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-20">
        <Panel title={t("What it costs")}>
          <QuotePanel items={items} bondWei={bondWei} quote={data ?? null} refusal={problem} />
        </Panel>
        <Panel title={t("File the case")}>
          <p className="text-muted mb-4 text-sm">
            {t(
              "Your statement and files are stored first, and their address goes on the chain with the case. From then on the income of the contribution is held until the case ends.",
            )}
          </p>
          <UploadStatus stage={stage} onCancel={() => abort.current?.abort()} />
          <ActionButton
            action={action}
            size="large"
            disabled={refusal !== null}
            disabledReason={refusal && t(refusal)}
            label={
              items === 0n || totalWei === null
                ? t("File the case")
                : t(
                    plural(
                      countBits(items),
                      "Challenge {n} item for {sum}",
                      "Challenge {n} items for {sum}",
                      { sum: `${formatOpen(totalWei)} ${coinSymbol}` },
                    ),
                  )
            }
            onDone={async () => {
              clear();
              await openCase(router, datanet, filed.current);
            }}
          />
        </Panel>
      </div>
    </div>
  );
}
