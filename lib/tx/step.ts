import type { Abi, Address, Hash, PublicClient } from "viem";
import type { Text } from "@/lib/texts/text";

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
 * What a call does, in words, written beside the call itself and from the same numbers: each a sentence
 * or two for the person who is about to confirm.
 */
export type Preview = {
  /** What leaves the account with the call; the network fee is added by whoever shows this. */
  pay: Text;
  /** What it brings. */
  get: Text;
  /** What can come of it that one may not want, or that nothing can. */
  risk: Text;
};

/**
 * One transaction of an action, as data. An action is a React-free function that returns steps:
 *
 *   export async function claimSteps({ account }: { account: Address }): Promise<Step[]>
 *
 * Steps run in order. A step is done when `isComplete` says so of the chain, not when a receipt
 * arrives: reloads, replaced transactions and other tabs then need no special case, and running the
 * same steps again skips what is done. For an action that may be repeated (paying for usage twice),
 * read a counter while building the step and let `isComplete` compare with it. Steps of one action must
 * not need each other's block: wallets that can do so send them all in one transaction (EIP-5792).
 */
export type Step = {
  /**
   * Unique within the account and the same when the action is built again: a transaction that is still
   * under way is recognised by it, and followed rather than sent twice.
   */
  id: string;
  /** What this does, for people, in the imperative: "Pay 2.5 OPEN for 10 uses of Spam or ham". */
  describe: Text;
  preview: Preview;
  /** Postcondition, read from the chain. False before the step, true after. */
  isComplete(chain: PublicClient): Promise<boolean>;
  call: Call;
  /** Cached reads to refetch afterwards. */
  invalidates: readonly QueryKey[];
};

/** Why a transaction that is out takes longer than a block. */
export type Delay =
  /** It was sent before a reload, or by another tab, and is followed from here on. */
  | "resumed"
  /** The node does not know it (yet): the wallet may hold it back. */
  | "unseen"
  /** A shared or contract wallet: others may have to sign. */
  | "shared"
  /** It was in a block that the network took back. */
  | "reorganised";

/** Where a running step is. A step already complete goes straight to "complete" without a hash. */
export type StepState =
  | { phase: "checking" }
  | { phase: "simulating" }
  /** `feeWei`: the network fee by the node's estimate; null where the wallet pays it some other way. */
  | { phase: "confirm-in-wallet"; feeWei: bigint | null }
  /** No hash while a wallet that takes several calls has not said which transaction they became. */
  | { phase: "sent"; hash?: Hash; delay?: Delay }
  | { phase: "verifying"; hash?: Hash }
  | { phase: "complete"; hash?: Hash };

export type StepProgress = {
  step: Step;
  /** Position of the step, from 0, of `total`. */
  index: number;
  total: number;
  state: StepState;
  /** The steps that go out in one wallet call, when that is so. */
  together?: readonly Step[];
};

/**
 * Builds the steps when the person presses the button, so that they are about the chain as it is
 * then. `account` is the connected account, `chain` a client for reading.
 */
export type Action = (context: { account: Address; chain: PublicClient }) => Promise<Step[]>;
