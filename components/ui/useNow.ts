"use client";

import { useSyncExternalStore } from "react";
import { chainNow } from "@/lib/chain/head";

// One interval for every clock on the page, aligned so that they tick together.
const listeners = new Set<() => void>();
let interval: ReturnType<typeof setInterval> | undefined;

function subscribe(notify: () => void) {
  listeners.add(notify);
  interval ??= setInterval(() => listeners.forEach((listener) => listener()), 1000);
  return () => {
    listeners.delete(notify);
    if (listeners.size > 0) return;
    clearInterval(interval);
    interval = undefined;
  };
}

/**
 * The chain's time in unix seconds, ticking. Null on the server and while hydrating: show an absolute
 * time then, so that both render the same.
 */
export function useNow(): number | null {
  return useSyncExternalStore<number | null>(subscribe, chainNow, () => null);
}
