"use client";

import { CircleAlert, CircleCheck, Clock, LoaderCircle } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { coinSymbol } from "@/lib/chain/chains";
import type { Delay, StepProgress } from "@/lib/tx/step";
import { NetworkHelp } from "./NetworkHelp";
import { PreviewList } from "./PreviewList";
import { TransactionLink } from "./TransactionLink";
import type { ActionState } from "./useAction";

/**
 * Where an action is, in words, for a live region. In a chunk of its own, which the press of a button
 * asks for.
 * @param retry runs the action again, for what can be put right here
 */
export default function TxStatus({ state, retry }: { state: ActionState; retry: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const phase = state.status === "running" ? state.progress.state.phase : state.status;
  // On a phone it would appear below what is seen.
  useEffect(() => {
    // Newer browsers give a promise back, which React would take for the clean-up.
    void place.current?.scrollIntoView({ block: "nearest" });
  }, [phase]);
  return <div ref={place}>{content(state, retry)}</div>;
}

function content(state: ActionState, retry: () => void) {
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
          {state.hashes.length > 0 ? "Done. " : "The chain shows this as done already."}
          {state.hashes.map((hash) => (
            <TransactionLink key={hash} hash={hash} />
          ))}
        </Line>
      );
    case "failed": {
      const { kind, sentence } = state.explanation;
      // Saying no in the wallet is a choice and not a failure.
      if (kind === "rejected") return <p className="text-muted">{sentence}</p>;
      if (kind === "pending") return <Line icon="waiting">{sentence}</Line>;
      return (
        <Line icon="bad">
          {sentence}
          {kind === "network" && <NetworkHelp onSwitched={retry} />}
          {kind === "funds" && (
            <Link className="text-accent mt-1 block underline" href="/help/networks">
              How {coinSymbol} gets to this network
            </Link>
          )}
        </Line>
      );
    }
  }
}

const delays: Record<Delay, string> = {
  resumed: "It was sent before. Waiting for a block…",
  unseen:
    "Sent, but the network has not seen it yet: your wallet may hold it back. Waiting for a block…",
  shared: "Your wallet has it. If others have to sign there, ask them. Waiting for the chain…",
  reorganised: "The network took its block back. Waiting for another one…",
};

function Running({
  progress: { step, index, total, state, together },
}: {
  progress: StepProgress;
}) {
  const sent = state.phase === "sent" && state.delay;
  const words = {
    checking: "Checking the chain…",
    simulating: "Trying it out before anything is sent…",
    "confirm-in-wallet": "Confirm in your wallet.",
    sent: sent ? delays[sent] : "Sent. Waiting for a block…",
    verifying: "In a block. Reading the result…",
    complete: "Done.",
  }[state.phase];
  const ahead = state.phase === "simulating" || state.phase === "confirm-in-wallet";
  return (
    <Line icon="busy">
      {together ? (
        <span className="block font-medium">{together.length} steps, confirmed at once</span>
      ) : (
        <span className="block font-medium">
          {total > 1 && `Step ${index + 1} of ${total}: `}
          {step.describe}
        </span>
      )}
      {words} {"hash" in state && state.hash && <TransactionLink hash={state.hash} />}
      {ahead &&
        (together ?? [step]).map((one) => (
          <div key={one.id} className={together && "mt-2"}>
            {together && <span className="font-medium">{one.describe}</span>}
            <PreviewList
              step={one}
              feeWei={state.phase === "confirm-in-wallet" ? state.feeWei : null}
            />
          </div>
        ))}
    </Line>
  );
}

const icons = {
  busy: { icon: LoaderCircle, look: "motion-safe:animate-spin text-accent" },
  waiting: { icon: Clock, look: "text-accent" },
  ok: { icon: CircleCheck, look: "text-ok" },
  bad: { icon: CircleAlert, look: "text-danger" },
} as const;

function Line({ icon, children }: { icon: keyof typeof icons; children: ReactNode }) {
  const { icon: Icon, look } = icons[icon];
  return (
    <div className="flex items-start gap-2">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", look)} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
