"use client";

import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import type { Hash } from "viem";
import { cn } from "@/components/ui/cn";
import { transactionUrl } from "@/lib/chain/chains";
import { shortHex } from "@/lib/format/address";
import type { StepProgress } from "@/lib/tx/step";
import type { ActionState } from "./useAction";

/** Where an action is, in words; announced politely. Empty while nothing happens. */
export function TxStatus({ state, className }: { state: ActionState; className?: string }) {
  return (
    <div role="status" className={cn("text-sm empty:hidden", className)}>
      {content(state)}
    </div>
  );
}

function content(state: ActionState) {
  switch (state.status) {
    case "idle":
      return null;
    case "preparing":
      return <Line icon="busy">Preparing…</Line>;
    case "running":
      return <Running progress={state.progress} />;
    case "done":
      return (
        <Line icon="ok">
          Done.{" "}
          {state.hashes.map((hash) => (
            <TransactionLink key={hash} hash={hash} />
          ))}
        </Line>
      );
    case "failed":
      // Saying no in the wallet is a choice and not a failure.
      if (state.explanation.kind === "rejected")
        return <p className="text-muted">{state.explanation.sentence}</p>;
      return <Line icon="bad">{state.explanation.sentence}</Line>;
  }
}

function Running({ progress: { step, index, total, state } }: { progress: StepProgress }) {
  const words = {
    checking: "Checking the chain…",
    simulating: "Trying it out before anything is sent…",
    "confirm-in-wallet": "Confirm in your wallet.",
    sent: "Sent. Waiting for a block…",
    verifying: "In a block. Reading the result…",
    complete: "Done.",
  }[state.phase];
  return (
    <Line icon="busy">
      <span className="block font-medium">
        {total > 1 && `Step ${index + 1} of ${total}: `}
        {step.describe}
      </span>
      {words} {"hash" in state && state.hash && <TransactionLink hash={state.hash} />}
    </Line>
  );
}

const icons = {
  busy: { icon: LoaderCircle, look: "animate-spin text-accent" },
  ok: { icon: CircleCheck, look: "text-ok" },
  bad: { icon: CircleAlert, look: "text-danger" },
} as const;

function Line({ icon, children }: { icon: keyof typeof icons; children: React.ReactNode }) {
  const { icon: Icon, look } = icons[icon];
  return (
    <div className="flex items-start gap-2">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", look)} />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** A transaction, linked to the explorer where there is one. */
function TransactionLink({ hash }: { hash: Hash }) {
  const url = transactionUrl(hash);
  const text = shortHex(hash);
  return url ? (
    <a href={url} className="font-mono underline">
      {text}
    </a>
  ) : (
    <span title={hash} className="text-muted font-mono">
      {text}
    </span>
  );
}
