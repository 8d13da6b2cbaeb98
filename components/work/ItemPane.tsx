"use client";

import { lazy, Suspense, type ReactNode } from "react";
import { useTexts } from "#texts";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Callout, Skeleton } from "@/components/ui/feedback";
import type { ItemPreview as Preview } from "@/lib/content/parse/types";
import { sourceUrl } from "./sourceUrl";
import type { Shown, Source } from "./resolve";
import { useItem, type ItemRequest } from "./useItem";

const ItemPreview = lazy(() => import("@/components/content/ItemPreview"));

/** One item large, with the question that a judge or a labeller answers about it. */
export function ItemPane({
  request,
  heading,
  status = null,
  question = judgeQuestion,
}: {
  request: ItemRequest | null;
  heading: string;
  /** What the person has said about it so far. */
  status?: "good" | "bad" | null;
  question?: (shown: Shown) => ReactNode;
}) {
  const t = useTexts();
  const item = useItem(request);
  return (
    <article
      aria-label={heading}
      aria-busy={item.state === "loading"}
      className="rounded-panel border-line bg-surface min-h-64 border p-4"
    >
      <header className="mb-3 flex flex-wrap items-center gap-2">
        <h3 className="text-sm font-semibold">{heading}</h3>
        {status === "good" && <Badge tone="ok">{t("You said: good")}</Badge>}
        {status === "bad" && <Badge tone="danger">{t("You said: bad")}</Badge>}
      </header>
      {item.state === "loading" && (
        <>
          <p className="sr-only">{t("Loading the item")}</p>
          <Skeleton className="mb-2 h-4 w-2/3" />
          <Skeleton className="mb-2 h-4 w-1/2" />
          <Skeleton className="h-32 w-full" />
        </>
      )}
      {item.state === "failed" && (
        <Callout tone="warn" title={t("This item cannot be shown")}>
          <p>{t(item.sentence)}</p>
          <Button size="small" className="mt-2" onClick={item.retry}>
            {t("Try again")}
          </Button>
        </Callout>
      )}
      {item.state === "ready" && (
        <>
          {question(item.shown)}
          <Contents shown={item.shown} preview={item.preview} original={item.original} />
        </>
      )}
    </article>
  );
}

const judgeQuestion = ({ kind, label }: Shown) => <JudgeQuestion kind={kind} label={label} />;

/** What to decide about an item, by what kind of contribution it is. */
function JudgeQuestion({ kind, label }: Pick<Shown, "kind" | "label">) {
  const t = useTexts();
  const answer = label && (
    <>
      <span className="text-muted">{label.field}:</span> <strong>{label.value}</strong>
    </>
  );
  if (kind === "refinement") {
    return (
      <Question>
        {t.rich(
          label
            ? "Is the new version strictly better than the original? It says {answer}."
            : "Is the new version strictly better than the original?",
          { answer },
        )}
      </Question>
    );
  }
  if (kind === "labels")
    return <Question>{t.rich("Is this label right? {answer}", { answer })}</Question>;
  return (
    label && (
      <Question>
        {t.rich("Is the item good, and is its label right? {answer}", { answer })}
      </Question>
    )
  );
}

function Question({ children }: { children: ReactNode }) {
  return <p className="rounded-control bg-sunken mb-3 px-3 py-2 text-sm">{children}</p>;
}

function Contents({
  shown,
  preview,
  original,
}: {
  shown: Shown;
  preview: Preview;
  original: Preview | null;
}) {
  const t = useTexts();
  if (!shown.original || !original) return <One source={shown.source} preview={preview} />;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <section aria-label={t("Original")} className="min-w-0">
        <p className="text-muted mb-2 text-xs font-medium">{t("Original")}</p>
        <One source={shown.original} preview={original} />
      </section>
      <section aria-label={t("New version")} className="min-w-0">
        <p className="text-muted mb-2 text-xs font-medium">{t("New version")}</p>
        <One source={shown.source} preview={preview} />
      </section>
    </div>
  );
}

function One({ source, preview }: { source: Source; preview: Preview }) {
  return (
    <Suspense fallback={<Skeleton className="h-32 w-full" />}>
      <ItemPreview preview={preview} src={sourceUrl(source)} title={source.title} />
    </Suspense>
  );
}
