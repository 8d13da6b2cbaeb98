"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import {
  decodeListPage,
  LIST_PAGE,
  NO_FILTER,
  type Filter,
  type Listed,
  type ListPage,
} from "@/lib/datanets/listed";
import { english, isText, msg, type Text } from "@/lib/texts/text";

/** Milliseconds of quiet before a filter is asked for. */
const PAUSE_MS = 80;
/** Milliseconds after which a stretch on screen is read again when the page was. */
const STALE_MS = 15_000;

type Answer = ListPage & { readAt: number };

export type LongList = {
  /** Rows that the filter shown matches. */
  matched: number;
  /** The filter that the rows are of; it follows the one wanted as soon as its answer is here. */
  shown: Filter;
  /** Block that the oldest of the rows at its head was read at. */
  blockNumber: number;
  /** A row, or undefined while it is on its way. */
  rowAt: (index: number) => Listed | undefined;
  /** Loads the rows of a range, first and last included; what has just failed is left for `retry`. */
  want: (first: number, last: number) => void;
  /** Asks again for what failed. */
  retry: () => void;
  /** Why the last request failed, until one succeeds. */
  sentence: Text | null;
  /** Another filter is being answered. */
  busy: boolean;
};

const isAll = ({ query, type, need }: Filter) =>
  query.trim() === "" && type === NO_FILTER.type && need === NO_FILTER.need;

/** Address of the stretch that holds row `index`. Whole stretches of numbers, so that they can be kept. */
function urlOf(filter: Filter, total: number, index: number): string {
  if (isAll(filter)) return `/api/datanets?from=${stretchOf(total, index)}`;
  const { query, type, need } = filter;
  const skip = String(index - (index % LIST_PAGE));
  return `/api/datanets?${new URLSearchParams({ q: query.trim(), type, need, skip })}`;
}

const stretchOf = (total: number, index: number) =>
  Math.min(total, Math.ceil((total - index) / LIST_PAGE) * LIST_PAGE);

const UNREADABLE: Text = msg("The list could not be read. Try again.");

async function fetchPage(url: string, known: number): Promise<ListPage> {
  const response = await fetch(`${url}&total=${known}`);
  const text = await response.text();
  if (response.ok) return decodeListPage(text);
  let sentence = UNREADABLE;
  try {
    const told = (JSON.parse(text) as { detail?: unknown }).detail;
    if (typeof told === "string") sentence = told;
  } catch {
    // Not one of our answers; the sentence above has to do.
  }
  throw Object.assign(new Error(english(sentence)), { sentence });
}

/** A failed answer has a sentence; a failed connection only says TypeError. */
function sentenceOf(error: unknown): Text {
  if (error instanceof TypeError)
    return msg("The server cannot be reached; check your connection and try again.");
  return error instanceof Error && "sentence" in error && isText(error.sentence)
    ? error.sentence
    : UNREADABLE;
}

/**
 * A list too long to send whole: rows come in stretches as they are wanted, and stay.
 * @param first the newest rows, which came with the page
 * @param total datanets that exist
 * @param blockNumber of `first`; when it moves on, what is on screen is read again
 */
export function useLongList(
  first: readonly Listed[],
  total: number,
  blockNumber: number,
  filter: Filter,
): LongList {
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const [answered, setAnswered] = useState(NO_FILTER);
  if (isAll(filter) && answered !== NO_FILTER) setAnswered(NO_FILTER);
  const shown = isAll(filter) ? NO_FILTER : answered;
  const [sentence, setSentence] = useState<Text | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(new Map<string, Promise<boolean>>());
  const failed = useRef(new Set<string>());
  const range = useRef<[number, number]>([0, 0]);
  const known = useRef(total);
  useEffect(() => {
    known.current = total;
  }, [total]);

  /** True once the stretch is here; asked twice at once, it is fetched once. */
  const load = useCallback((url: string): Promise<boolean> => {
    const loading =
      asked.current.get(url) ??
      fetchPage(url, known.current)
        .then(
          (page) => {
            setAnswers((old) => new Map(old).set(url, { ...page, readAt: Date.now() }));
            setSentence(null);
            return true;
          },
          (error: unknown) => {
            failed.current.add(url);
            setSentence(sentenceOf(error));
            return false;
          },
        )
        .finally(() => asked.current.delete(url));
    asked.current.set(url, loading);
    return loading;
  }, []);

  const rowAt = (index: number): Listed | undefined => {
    if (isAll(shown) && index < first.length) return first[index];
    const answer = answers.get(urlOf(shown, total, index));
    const place = isAll(shown) ? stretchOf(total, index) - (total - index) : index % LIST_PAGE;
    return answer?.datanets[place];
  };

  const want = (from: number, to: number) => {
    range.current = [from, to];
    const missing = new Set<string>();
    for (let index = from; index <= to; index += 1) {
      if (!rowAt(index)) missing.add(urlOf(shown, total, index));
    }
    for (const url of missing) {
      // An answer without the row means that the list has changed; the next refresh shows it.
      if (!failed.current.has(url) && !answers.has(url)) void load(url);
    }
  };
  const retry = () => {
    failed.current.clear();
    setSentence(null);
    setAttempt((count) => count + 1);
    want(...range.current);
  };

  const { query, type, need } = filter;
  useEffect(() => {
    const next = { query, type, need };
    if (isAll(next)) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      if ((await load(urlOf(next, 0, 0))) && wanted) setAnswered(next);
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [query, type, need, attempt, load]);

  const refresh = useEffectEvent(() => {
    const [from, to] = range.current;
    for (const url of new Set([urlOf(shown, total, from), urlOf(shown, total, to)])) {
      const answer = answers.get(url);
      if (answer && Date.now() - answer.readAt > STALE_MS) void load(url);
    }
  });
  useEffect(() => refresh(), [blockNumber]);

  return {
    matched: isAll(shown) ? total : (answers.get(urlOf(shown, 0, 0))?.matched ?? 0),
    shown,
    blockNumber: isAll(shown)
      ? blockNumber
      : (answers.get(urlOf(shown, 0, 0))?.blockNumber ?? blockNumber),
    rowAt,
    want,
    retry,
    sentence,
    busy: !isAll(filter) && (shown.query !== query || shown.type !== type || shown.need !== need),
  };
}
