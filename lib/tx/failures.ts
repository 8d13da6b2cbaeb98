import type { Hash } from "viem";
import { english, type Text } from "@/lib/texts/text";

// Failures of sending that neither a contract nor viem names. ./errors gives them their sentences.

/** The account cannot pay for the call's value, or for its value and gas. Amounts in wei. */
export class InsufficientFundsError extends Error {
  override readonly name = "InsufficientFundsError";
  readonly have: bigint;
  readonly need: bigint;
  readonly for: "call" | "gas";
  constructor(amounts: { have: bigint; need: bigint; for: "call" | "gas" }) {
    super(`Balance ${amounts.have} wei, needed ${amounts.need} wei`);
    this.have = amounts.have;
    this.need = amounts.need;
    this.for = amounts.for;
  }
}

/** The wallet is on another chain than the app. */
export class WrongNetworkError extends Error {
  override readonly name = "WrongNetworkError";
  constructor(readonly actualId: number) {
    super(`The wallet is on chain ${actualId}`);
  }
}

/** The wallet's account is no longer the one the steps were made for. */
export class WrongAccountError extends Error {
  override readonly name = "WrongAccountError";
  constructor(
    readonly expected: string,
    readonly actual: string,
  ) {
    super(`The wallet's account is ${actual}, the action was made for ${expected}`);
  }
}

/** The transaction will not happen: its place was taken, or the network let go of it. */
export class TransactionGoneError extends Error {
  override readonly name = "TransactionGoneError";
  constructor(
    readonly hash: string,
    readonly fate: "cancelled" | "replaced" | "dropped",
  ) {
    super(`Transaction ${hash} was ${fate}`);
  }
}

/** Out for longer than anybody watches a button. The shell goes on watching. */
export class StillPendingError extends Error {
  override readonly name = "StillPendingError";
  constructor(
    readonly hash: string,
    readonly shared: boolean,
  ) {
    super(`Transaction ${hash} is not in a block yet`);
  }
}

/** The wallet took several calls and could not do them. */
export class CallsFailedError extends Error {
  override readonly name = "CallsFailedError";
  constructor(
    readonly id: string,
    /** By status of EIP-5792: 400 refused before the chain, 500 reverted, 600 partly done. */
    readonly status: 400 | 500 | 600,
  ) {
    super(`Calls ${id} ended with status ${status}`);
  }
}

/** The wallet does not know calls that it took, so nobody can say what became of them. */
export class CallsForgottenError extends Error {
  override readonly name = "CallsForgottenError";
  constructor(readonly id: string) {
    super(`The wallet does not know calls ${id}`);
  }
}

/** The transaction is in a block and reverted. `cause` has the decoded reason where it is known. */
export class TransactionFailedError extends Error {
  override readonly name = "TransactionFailedError";
  constructor(
    readonly hash: Hash,
    options?: ErrorOptions,
  ) {
    super(`Transaction ${hash} reverted`, options);
  }
}

/** The transaction went through but the chain does not show what it should have done. */
export class PostconditionError extends Error {
  override readonly name = "PostconditionError";
  constructor(
    readonly describe: Text,
    readonly hash: string,
  ) {
    super(`Not visible on the chain after ${hash}: ${english(describe)}`);
  }
}

/** Nobody is connected, or the wallet went away meanwhile. */
export class NotConnectedError extends Error {
  override readonly name = "NotConnectedError";
  constructor() {
    super("No wallet is connected");
  }
}
