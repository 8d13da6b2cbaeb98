import type { Toast } from "@/components/ui/toast";
import { msg, type Text } from "@/lib/texts/text";
import type { Outcome, Pending } from "@/lib/tx/pending";

const endings: Record<Outcome["kind"], { kind: Toast["kind"]; description: Text }> = {
  done: { kind: "ok", description: msg("Done.") },
  failed: {
    kind: "danger",
    description: msg("It is in a block but failed. Open its page to see what is possible now."),
  },
  cancelled: {
    kind: "info",
    description: msg("You cancelled it in your wallet. Nothing of it happened."),
  },
  replaced: {
    kind: "info",
    description: msg(
      "Another transaction of the account took its place. Nothing of this one happened; start again if you still want it.",
    ),
  },
  dropped: {
    kind: "info",
    description: msg(
      "The network let go of it before it got into a block. Start again if you still want it.",
    ),
  },
};

/** One line on where something is. */
export function statusWords({ kind, outcome, ...pending }: Pending): Text {
  if (outcome)
    return outcome.kind === "done" && outcome.hash && outcome.hash !== pending.hash
      ? msg("Done, sped up in your wallet.")
      : endings[outcome.kind].description;
  if (kind === "calls") return msg("Your wallet has it. Connect that wallet to see how it goes.");
  return "shared" in pending && pending.shared
    ? msg("Your wallet has it. If others have to sign there, ask them.")
    : msg("Waiting for a block…");
}

/** What is said where something ended, or came back after it had. */
export function toastOf(pending: Pending): Toast {
  const { describe: title, hash: id, outcome } = pending;
  if (!outcome)
    return {
      kind: "info",
      title,
      description: msg("The network took its block back. It is under way again; nothing to do."),
      id,
    };
  return { kind: endings[outcome.kind].kind, title, description: statusWords(pending), id };
}
