"use client";

import { Check, X } from "lucide-react";
import { useEffect, useRef, useState, type Dispatch } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { cn } from "@/components/ui/cn";
import { ItemThumb } from "@/components/work/ItemThumb";
import { useItem, type ItemRequest } from "@/components/work/useItem";
import { msg, plural } from "@/lib/texts/text";
import {
  countJudged,
  judgementWords,
  type Judgement,
  type VerdictAction,
  type Verdicts,
} from "./verdicts";

/** All items at once; pressing one turns its verdict over. */
export default function JudgeGrid({
  items,
  names,
  verdicts,
  dispatch,
}: {
  items: readonly ItemRequest[];
  names: readonly string[];
  verdicts: Verdicts;
  dispatch: Dispatch<VerdictAction>;
}) {
  const t = useTexts();
  const { good, bad } = countJudged(verdicts.judgements);
  const left = items.length - good - bad;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted max-w-prose text-sm">
          {t(
            "Press an item to approve it, press again to reject it. Once you have rejected one, the rest can be approved together. With keys: arrows or J and K move, A and R judge, U takes back.",
          )}
        </p>
        {left > 0 && bad > 0 && (
          <Button size="small" onClick={() => dispatch({ type: "approveRest" })}>
            {t(plural(left, "Approve the {n} not judged", "Approve the {n} not judged"))}
          </Button>
        )}
      </div>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-4">
        {items.map((request, index) => (
          <li key={index} className="min-w-0">
            <Cell
              request={request}
              name={names[index] ?? String(index + 1)}
              judgement={verdicts.judgements[index] ?? null}
              current={index === verdicts.cursor}
              onToggle={() => dispatch({ type: "toggle", index })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Cell({
  request,
  name,
  judgement,
  current,
  onToggle,
}: {
  request: ItemRequest;
  name: string;
  judgement: Judgement;
  current: boolean;
  onToggle: () => void;
}) {
  const t = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const near = useNear(button);
  const item = useItem(near ? request : null);
  const title = item.state === "ready" ? item.shown.source.title : "";
  const verdict = t(judgement ? judgementWords[judgement] : msg("not judged"));

  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: "nearest" });
  }, [current]);

  return (
    <button
      ref={button}
      type="button"
      onClick={onToggle}
      aria-label={
        title
          ? t("Item {name}, {title}: {verdict}", { name, title, verdict })
          : t("Item {name}: {verdict}", { name, verdict })
      }
      className={cn(
        "rounded-control bg-raised flex h-44 w-full flex-col overflow-hidden border text-left",
        judgement === "good" && "border-ok bg-ok-soft!",
        judgement === "bad" && "border-danger bg-danger-soft!",
        judgement === null && "border-line-strong",
        current && "ring-focus ring-offset-surface ring-2 ring-offset-1",
      )}
    >
      <span className="text-muted flex items-center justify-between gap-2 px-2 py-1 text-xs">
        <span className="figures">{name}</span>
        {judgement === "good" && (
          <span className="text-ok inline-flex items-center gap-1 font-medium">
            <Check aria-hidden className="size-3.5" /> {verdict}
          </span>
        )}
        {judgement === "bad" && (
          <span className="text-danger inline-flex items-center gap-1 font-medium">
            <X aria-hidden className="size-3.5" /> {verdict}
          </span>
        )}
      </span>
      <span className="block min-h-0 flex-1 overflow-hidden px-2 pb-2">
        <ItemThumb item={item} />
      </span>
    </button>
  );
}

/** True once the element has come near the viewport. */
function useNear(element: React.RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target || near) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: "400px" },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, near]);
  return near;
}
