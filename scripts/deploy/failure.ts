import { BaseError } from "viem";

/** A deployment that cannot begin or go on; the message says what to do. Nothing else is printed for it. */
export class DeployError extends Error {
  override readonly name = "DeployError";
}

/** What to print for a failure: viem's errors carry the whole request, init code included. */
export function sentenceOf(error: unknown): string {
  if (error instanceof BaseError) {
    return `${error.shortMessage} ${error.details ?? ""}\nThe same command goes on from here.`;
  }
  return error instanceof Error ? error.message : String(error);
}
