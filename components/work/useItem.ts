"use client";

import { useCallback, useEffect, useState } from "react";
import type { ItemPreview } from "@/lib/content/parse/types";
import { isText, msg, type Text } from "@/lib/texts/text";
import type { Shown, Stored } from "./resolve";

/** What fetches, checks and parses comes with the first item that is asked for. */
const loadItem = async (request: StoredRequest) => {
  const { index, stored, parent, inlineField } = request;
  return (await import("./content")).loadItem(index, stored, parent, inlineField);
};

/** An item to look at: which one, of what. `null` loads nothing. */
export type StoredRequest = {
  index: number;
  stored: Stored;
  parent: Stored | null;
  inlineField: string;
};

/** An item that came with the page. */
export type ReadyRequest = { ready: { shown: Shown; preview: ItemPreview } };

export type ItemRequest = StoredRequest | ReadyRequest;

export type LoadedItem =
  | { state: "loading" }
  | { state: "failed"; sentence: Text; retry: () => void }
  | { state: "ready"; shown: Shown; preview: ItemPreview; original: ItemPreview | null };

const isReady = (request: ItemRequest): request is ReadyRequest => "ready" in request;

const keyOf = (request: ItemRequest | null) =>
  request && !isReady(request) ? `${request.stored.id}/${request.index}` : null;

/** Loads one item and keeps it while it is asked for. */
export function useItem(request: ItemRequest | null): LoadedItem {
  const key = keyOf(request);
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ key: string; item: LoadedItem } | null>(null);
  const retry = useCallback(() => {
    setSettled(null);
    setAttempt((n) => n + 1);
  }, []);

  useEffect(() => {
    if (!request || !key || isReady(request)) return;
    let wanted = true;
    loadItem(request).then(
      (item) => wanted && setSettled({ key, item: { state: "ready", ...item } }),
      (error: unknown) => {
        if (wanted)
          setSettled({ key, item: { state: "failed", sentence: sentenceOf(error), retry } });
      },
    );
    return () => {
      wanted = false;
    };
    // The key names the request; its object is new on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, attempt, retry]);

  if (request && isReady(request)) return { state: "ready", ...request.ready, original: null };
  return settled && settled.key === key ? settled.item : { state: "loading" };
}

function sentenceOf(error: unknown): Text {
  return error instanceof Error && "sentence" in error && isText(error.sentence)
    ? error.sentence
    : msg(
        "The content of this item is not what its manifest promises. If that stays, judge it bad.",
      );
}

/** Loads items that will be looked at next, without showing them. */
export function prefetchItems(requests: readonly ItemRequest[]): void {
  for (const request of requests) {
    if (isReady(request)) continue;
    loadItem(request).catch(() => undefined);
  }
}
