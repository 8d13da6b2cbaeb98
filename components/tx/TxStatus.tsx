"use client";

import { CircleAlert, CircleCheck, Clock, LoaderCircle } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, type ReactNode } from "react";
import { useTexts } from "#texts";
import { cn } from "@/components/ui/cn";
import { coinSymbol } from "@/lib/chain/chains";
import { msg, phrase, type Text } from "@/lib/texts/text";
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
  return (
    <div ref={place}>
      <Status state={state} retry={retry} />
    </div>
  );
}

function Status({ state, retry }: { state: ActionState; retry: () => void }) {
  const t = useTexts();
  switch (state.status) {
    case "idle":
      return null;
    case "preparing":
      return <Line icon="busy">{t("Preparing…")}</Line>;
    case "running":
      return <Running progress={state.progress} />;
    case "done":
      return (
        <Line icon="ok">
          {state.hashes.length > 0 ? t("Done.") : t("The chain shows this as done already.")}{" "}
          {state.hashes.map((hash) => (
            <TransactionLink key={hash} hash={hash} />
          ))}
        </Line>
      );
    case "failed": {
      const { kind, sentence } = state.explanation;
      // Saying no in the wallet is a choice and not a failure.
      if (kind === "rejected") return <p className="text-muted">{t(sentence)}</p>;
      if (kind === "pending") return <Line icon="waiting">{t(sentence)}</Line>;
      return (
        <Line icon="bad">
          {t(sentence)}
          {kind === "network" && <NetworkHelp onSwitched={retry} />}
          {kind === "funds" && (
            <Link className="text-accent mt-1 block underline" href="/help/networks">
              {t("How {coin} gets to this network", { coin: coinSymbol })}
            </Link>
          )}
        </Line>
      );
    }
  }
}

const delays: Record<Delay, Text> = {
  resumed: msg("It was sent before. Waiting for a block…"),
  unseen: msg(
    "Sent, but the network has not seen it yet: your wallet may hold it back. Waiting for a block…",
  ),
  shared: msg("Your wallet has it. If others have to sign there, ask them. Waiting for the chain…"),
  reorganised: msg("The network took its block back. Waiting for another one…"),
};

function Running({
  progress: { step, index, total, state, together },
}: {
  progress: StepProgress;
}) {
  const t = useTexts();
  const sent = state.phase === "sent" && state.delay;
  const words = {
    checking: msg("Checking the chain…"),
    simulating: msg("Trying it out before anything is sent…"),
    "confirm-in-wallet": msg("Confirm in your wallet."),
    sent: sent ? delays[sent] : msg("Sent. Waiting for a block…"),
    verifying: msg("In a block. Reading the result…"),
    complete: msg("Done."),
  }[state.phase];
  const ahead = state.phase === "simulating" || state.phase === "confirm-in-wallet";
  return (
    <Line icon="busy">
      {together ? (
        <span className="block font-medium">
          {t("{count} steps, confirmed at once", { count: together.length })}
        </span>
      ) : (
        <span className="block font-medium">
          {total > 1
            ? t("Step {position} of {total}: {step}", {
                position: index + 1,
                total,
                step: phrase(step.describe),
              })
            : t(step.describe)}
        </span>
      )}
      {t(words)} {"hash" in state && state.hash && <TransactionLink hash={state.hash} />}
      {ahead &&
        (together ?? [step]).map((one) => (
          <div key={one.id} className={together && "mt-2"}>
            {together && <span className="font-medium">{t(one.describe)}</span>}
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
