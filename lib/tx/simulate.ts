import {
  encodeFunctionData,
  type Abi,
  type Account,
  type Address,
  type Hex,
  type PublicClient,
} from "viem";
import { errorsAbi } from "@/contracts-abi/errors";
import { InsufficientFundsError } from "./failures";
import type { Call } from "./step";

// Gas may rise between estimate and block: calls also do upkeep that time has made due meanwhile.
const GAS_MARGIN_PERCENT = 30n;
const GAS_MARGIN_FIXED = 50_000n;

/** What a call will cost, found by running it without sending it. */
export type Trial = {
  /** Gas limit to send with; undefined where the wallet decides. */
  gas: bigint | undefined;
  /** Network fee in wei by the node's estimate; null where the account does not pay it itself. */
  feeWei: bigint | null;
};

export const addressOf = (account: Address | Account): Address =>
  typeof account === "string" ? account : account.address;

export const dataOf = (call: Call): Hex =>
  encodeFunctionData({
    abi: call.abi,
    functionName: call.functionName,
    args: call.args ?? [],
  });

/** Every contract's errors: a revert that bubbled up from another contract decodes as well. */
export const withErrors = (call: Call) => ({
  address: call.address,
  abi: [...call.abi, ...errorsAbi] as Abi,
  functionName: call.functionName,
  args: call.args ?? [],
  value: call.value,
});

const DELEGATED = "0xef0100";

/**
 * Whether the account is a contract (a Safe, a smart account). An account that delegates to code
 * (EIP-7702) still signs and pays by itself, so it is none.
 */
export async function isContract(chain: PublicClient, address: Address): Promise<boolean> {
  const code = await chain.getCode({ address });
  return code !== undefined && code !== "0x" && !code.startsWith(DELEGATED);
}

/**
 * Runs the call without sending it.
 * @throws its decoded error, or InsufficientFundsError before a node says so in words of its own
 */
export async function tryOut(
  call: Call,
  chain: PublicClient,
  account: Address,
  contract: boolean,
): Promise<Trial> {
  const value = call.value ?? 0n;
  const balance = await requireValue(value, chain, account);
  const request = { ...withErrors(call), account };
  // simulateContract before the estimate: its revert carries the custom error on every node.
  await chain.simulateContract(request);
  // Whoever carries a contract's call pays its gas, at a limit of their own.
  if (contract) return { gas: undefined, feeWei: null };
  const [estimate, fees] = await Promise.all([
    chain.estimateContractGas(request),
    chain.estimateFeesPerGas(),
  ]);
  const feeWei = estimate * (fees.maxFeePerGas ?? fees.gasPrice ?? 0n);
  if (balance < value + feeWei)
    throw new InsufficientFundsError({ have: balance, need: value + feeWei, for: "gas" });
  return { gas: estimate + (estimate * GAS_MARGIN_PERCENT) / 100n + GAS_MARGIN_FIXED, feeWei };
}

/** The balance, which covers `value`. */
async function requireValue(value: bigint, chain: PublicClient, account: Address): Promise<bigint> {
  const balance = await chain.getBalance({ address: account });
  if (balance < value)
    throw new InsufficientFundsError({ have: balance, need: value, for: "call" });
  return balance;
}

/**
 * Runs calls one after the other on the same state, as one transaction would. Where a node cannot
 * (eth_simulateV1), only the first is tried, on its own: the rest may build on it.
 */
export async function tryOutTogether(
  calls: readonly Call[],
  chain: PublicClient,
  account: Address,
): Promise<void> {
  const total = calls.reduce((sum, { value }) => sum + (value ?? 0n), 0n);
  await requireValue(total, chain, account);
  const tried = await chain
    .simulateCalls({
      account,
      calls: calls.map((call) => ({ to: call.address, ...withErrors(call) })),
    })
    .catch(() => null);
  if (!tried) {
    await chain.simulateContract({ ...withErrors(calls[0]!), account });
    return;
  }
  for (const result of tried.results) if (result.status === "failure") throw result.error;
}
