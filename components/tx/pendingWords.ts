import type { Toast } from "@/components/ui/toast";
import type { Outcome, Pending } from "@/lib/tx/pending";

const endings: Record<Outcome["kind"], { kind: Toast["kind"]; description: string }> = {
  done: { kind: "ok", description: "Done." },
  failed: {
    kind: "danger",
    description: "It is in a block but failed. Open its page to see what is possible now.",
  },
  cancelled: {
    kind: "info",
    description: "You cancelled it in your wallet. Nothing of it happened.",
  },
  replaced: {
    kind: "info",
    description:
      "Another transaction of the account took its place. Nothing of this one happened; start again if you still want it.",
  },
  dropped: {
    kind: "info",
    description:
      "The network let go of it before it got into a block. Start again if you still want it.",
  },
};

/** One line on where something is. */
export function statusWords({ kind, outcome, ...pending }: Pending): string {
  if (outcome)
    return outcome.kind === "done" && outcome.hash && outcome.hash !== pending.hash
      ? "Done, sped up in your wallet."
      : endings[outcome.kind].description;
  if (kind === "calls") return "Your wallet has it. Connect that wallet to see how it goes.";
  return "shared" in pending && pending.shared
    ? "Your wallet has it. If others have to sign there, ask them."
    : "Waiting for a block…";
}

/** What is said where something ended, or came back after it had. */
export function toastOf(pending: Pending): Toast {
  const { describe: title, hash: id, outcome } = pending;
  if (!outcome)
    return {
      kind: "info",
      title,
      description: "The network took its block back. It is under way again; nothing to do.",
      id,
    };
  return { kind: endings[outcome.kind].kind, title, description: statusWords(pending), id };
}
