"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { notify } from "@/components/ui/toast";
import { ChainError } from "@/lib/chain/errors";
import {
  forgetPending,
  subscribePending,
  unwatchedPending,
  type PendingTransaction,
} from "@/lib/tx/pending";
import { fateOf, type Fate } from "@/lib/tx/resolve";

const CHECK_MS = 2_000;

/** Follows up on transactions whose page was reloaded or left, and says how they ended. */
export function PendingWatcher() {
  const router = useRouter();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let checking = false;
    let stopped = false;

    const settle = async (transaction: PendingTransaction, fate: Exclude<Fate, "waiting">) => {
      forgetPending(transaction.hash);
      notify(outcome(transaction, fate));
      if (transaction.invalidates.length > 0) {
        const { invalidateQueries } = await import("@/lib/chain/query");
        await invalidateQueries(transaction.invalidates);
      }
      router.refresh();
    };

    const check = async () => {
      if (checking || stopped) return;
      checking = true;
      clearTimeout(timer);
      try {
        for (const transaction of unwatchedPending()) {
          const fate = await fateOf(transaction, Math.floor(Date.now() / 1000));
          if (!stopped && fate !== "waiting") await settle(transaction, fate);
        }
      } catch (error) {
        // The banner speaks for a chain that is away; the next check tries again.
        if (!(error instanceof ChainError)) throw error;
      } finally {
        checking = false;
        if (!stopped && unwatchedPending().length > 0) timer = setTimeout(check, CHECK_MS);
      }
    };

    const unsubscribe = subscribePending(() => void check());
    void check();
    return () => {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [router]);

  return null;
}

function outcome({ describe, hash }: PendingTransaction, fate: Exclude<Fate, "waiting">) {
  if (fate === "confirmed")
    return { kind: "ok", title: describe, description: "Done.", id: hash } as const;
  if (fate === "failed")
    return {
      kind: "danger",
      title: describe,
      description:
        "The transaction was mined but failed. Open its page to see what is possible now.",
      id: hash,
    } as const;
  return {
    kind: "info",
    title: describe,
    description: "The transaction was replaced or dropped. Start again if you still want it.",
    id: hash,
  } as const;
}
