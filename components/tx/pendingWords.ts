import type { Toast } from "@/components/ui/toast";
import { sameAddress } from "@/lib/format/address";
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
  unsent: {
    kind: "info",
    description: msg("Your wallet did not send it. Nothing happened; start again if you want it."),
  },
  partial: {
    kind: "danger",
    description: msg("Only a part of it happened. Open its page to see which and to do the rest."),
  },
  forgotten: {
    kind: "danger",
    description: msg(
      "The connected wallet does not know it any more, so nobody can say here how it ended. Look at its page and into the history of your wallet before you start it again.",
    ),
  },
};

/**
 * One line on where something is.
 * @param connected the connected account: whether the wallet that took calls can be asked
 */
export function statusWords(pending: Pending, connected?: string | null): Text {
  const { kind, hash, account, outcome } = pending;
  if (outcome)
    return kind === "transaction" &&
      outcome.kind === "done" &&
      outcome.hash &&
      outcome.hash !== hash
      ? msg("Done, sped up in your wallet.")
      : endings[outcome.kind].description;
  if (kind === "calls")
    return sameAddress(connected ?? undefined, account)
      ? msg("Your wallet has it. Waiting for its word…")
      : msg("Your wallet has it. Connect that account to see how it goes.");
  return pending.shared
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
