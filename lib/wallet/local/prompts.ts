import type { Address } from "viem";
import type { Phrase, Text } from "@/lib/texts/text";
import type { Persona } from "../personas";

/** A string is shown as the request has it, a phrase in the reader's language. */
export type Words = string | Phrase;

/** One line of a confirm sheet. */
export type Detail = { label: Words; value: Words };

/** What the wallet asks the person at the browser. */
export type Prompt =
  | { kind: "choose"; personas: { persona: Persona; address: Address }[]; current: Address | null }
  | {
      kind: "confirm";
      title: Words;
      /** Who signs, for people. */
      signer: Text;
      details: Detail[];
      confirmLabel: Text;
    };

/** Answer of a prompt: the chosen address, or "ok" for a confirmation. */
export type Answer = Address | "ok";

type Open = { prompt: Prompt; resolve: (answer: Answer) => void; reject: (error: Error) => void };

/** EIP-1193's error for a person who says no. */
export class RejectedError extends Error {
  readonly code = 4001;
  constructor() {
    super("User rejected the request.");
  }
}

const queue: Open[] = [];
const listeners = new Set<() => void>();
const emit = () => listeners.forEach((notify) => notify());

/** Puts a question on screen, after those that wait. Rejects with code 4001 when declined. */
export function ask(prompt: Prompt): Promise<Answer> {
  return new Promise((resolve, reject) => {
    queue.push({ prompt, resolve, reject });
    emit();
  });
}

export function subscribePrompts(notify: () => void): () => void {
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
  };
}

/** The question on screen, if any. */
export const currentPrompt = (): Prompt | null => queue[0]?.prompt ?? null;

/** Answers the question on screen; null declines it. */
export function answerPrompt(answer: Answer | null): void {
  const open = queue.shift();
  if (!open) return;
  if (answer === null) open.reject(new RejectedError());
  else open.resolve(answer);
  emit();
}
