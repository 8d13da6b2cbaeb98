import type { Abi, Address, Hash, PublicClient } from "viem";

/** The transaction of a step. `value` is in wei of the native coin. */
export type Call = {
  address: Address;
  abi: Abi;
  functionName: string;
  args?: readonly unknown[];
  value?: bigint;
};

/** A TanStack Query key: a cached read that the step makes stale. */
export type QueryKey = readonly unknown[];

/**
 * One transaction of an action, as data. An action is a React-free function that returns steps:
 *
 *   export async function claimSteps({ account }: { account: Address }): Promise<Step[]>
 *
 * Steps run in order. A step is done when `isComplete` says so of the chain, not when a receipt
 * arrives: reloads, replaced transactions and other tabs then need no special case, and running the
 * same steps again skips what is done. For an action that may be repeated (paying for usage twice),
 * read a counter while building the step and let `isComplete` compare with it.
 */
export type Step = {
  /** Unique within the action and the same when the action is built again. */
  id: string;
  /** What this does, for people, in the imperative: "Pay 2.5 OPEN for 10 uses of Spam or ham". */
  describe: string;
  /** Postcondition, read from the chain. False before the step, true after. */
  isComplete(chain: PublicClient): Promise<boolean>;
  call: Call;
  /** Cached reads to refetch afterwards. */
  invalidates: readonly QueryKey[];
};

/** Where a running step is. A step already complete goes straight to "complete" without a hash. */
export type StepState =
  | { phase: "checking" }
  | { phase: "simulating" }
  | { phase: "confirm-in-wallet" }
  | { phase: "sent"; hash: Hash }
  | { phase: "verifying"; hash: Hash }
  | { phase: "complete"; hash?: Hash };

export type StepProgress = {
  step: Step;
  /** Position of the step, from 0, of `total`. */
  index: number;
  total: number;
  state: StepState;
};

/**
 * Builds the steps when the person presses the button, so that they are about the chain as it is
 * then. `account` is the connected account, `chain` a client for reading.
 */
export type Action = (context: { account: Address; chain: PublicClient }) => Promise<Step[]>;
