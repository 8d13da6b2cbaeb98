"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { chainNow } from "@/lib/chain/head";
import { useHead } from "./useHead";

/**
 * Keeps a server-rendered page fresh: asks the server to render it again when new blocks arrive, at
 * most every `seconds`, while the tab is visible and nothing else is on its way.
 */
export function LiveRefresh({ seconds = 6 }: { seconds?: number }) {
  const router = useRouter();
  const { head } = useHead({ live: true });
  const [refreshing, startTransition] = useTransition();
  const last = useRef<number | null>(null);

  useEffect(() => {
    if (!head || refreshing) return;
    const now = chainNow();
    // The page was rendered just now: the first head only starts the clock.
    if (last.current === null) last.current = now;
    if (now - last.current < seconds) return;
    last.current = now;
    startTransition(() => router.refresh());
  }, [head, refreshing, router, seconds]);

  return null;
}
