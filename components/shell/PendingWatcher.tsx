"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { notify } from "@/components/ui/toast";
import {
  isWatchedHere,
  pendingOnServer,
  pendingTransactions,
  subscribePending,
  type Pending,
} from "@/lib/tx/pending";
import { subscribeWallet } from "@/lib/wallet/store";

const PendingTray = lazy(() => import("@/components/tx/PendingTray"));

/**
 * Follows up on transactions whose page was reloaded or left, or that another tab sent: shows them,
 * refreshes what they changed, and says how they ended. What it takes arrives when there is one.
 */
export function PendingWatcher() {
  const router = useRouter();
  const pending = useSyncExternalStore(subscribePending, pendingTransactions, pendingOnServer);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let looking = false;
    let stopped = false;

    const look = async () => {
      clearTimeout(timer);
      // A hidden tab leaves the asking to the one that is seen, and catches up when it is.
      if (looking || stopped || document.hidden || pendingTransactions().length === 0) return;
      looking = true;
      const watch = await import("@/lib/tx/watch");
      try {
        await watch.look();
      } finally {
        looking = false;
        const wait = watch.nextLook(pendingTransactions(), Math.floor(Date.now() / 1000));
        if (!stopped && wait !== null) timer = setTimeout(look, wait);
      }
    };

    let before = pendingTransactions();
    const changed = () => {
      const after = pendingTransactions();
      const news = turns(before, after).filter(({ now }) => !isWatchedHere(now.hash));
      before = after;
      if (news.length > 0) void tell(news);
      void look();
    };

    const tell = async (news: readonly Turn[]) => {
      if (!document.hidden) {
        const { toastOf } = await import("@/components/tx/pendingWords");
        for (const { now } of news) notify(toastOf(now));
      }
      const keys = news.flatMap(({ now }) => now.invalidates);
      if (keys.length > 0) {
        const { invalidateQueries } = await import("@/lib/chain/query");
        await invalidateQueries(keys);
      }
      router.refresh();
    };

    const unsubscribe = subscribePending(changed);
    // A wallet that was just connected may be the one to ask.
    const unsubscribeWallet = subscribeWallet(() => void look());
    document.addEventListener("visibilitychange", look);
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
      unsubscribeWallet();
      document.removeEventListener("visibilitychange", look);
    };
  }, [router]);

  if (pending.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <PendingTray pending={pending} />
    </Suspense>
  );
}

type Turn = { now: Pending };

/** What ended between two states of the store, and what is under way again after it had ended. */
function turns(before: readonly Pending[], after: readonly Pending[]): Turn[] {
  return after.flatMap((now) => {
    const then = before.find(({ hash }) => hash === now.hash);
    return then && (then.outcome === undefined) !== (now.outcome === undefined) ? [{ now }] : [];
  });
}
