import { createHash } from "node:crypto";
import {
  getContractAddress,
  hexToBytes,
  isAddressEqual,
  type Address,
  type Hash,
  type Hex,
  type PublicClient,
} from "viem";
import { CONTRACT_NAMES, readArtifact } from "@/devnet/artifacts";
import { link, planDeployment, predictAddresses, type Creation } from "@/devnet/deployment";
import type { DeploymentRecord } from "./record";

/** What was found out about one contract; `problem` is a sentence, or null when all is well. */
export type Finding = { name: string; address: Address; problem: string | null };

/** Contracts that a constructor creates, as its first creation: by the contract that does. */
const CREATED_BY: Record<string, string> = { Curation: "Upkeep", Lens: "LensRounds" };

/** SHA-256 of code: browsers and servers compute it without any library. */
export const codeHash = (code: Hex): Hex =>
  `0x${createHash("sha256").update(hexToBytes(code)).digest("hex")}`;

/**
 * Compares runtime code with the local build, byte for byte outside the immutables, which constructors
 * fill in.
 * @returns a sentence, or null when they are equal
 */
export function compareCode(
  name: string,
  code: Hex | undefined,
  libraries: Record<string, Address>,
): string | null {
  if (!code || code === "0x") return "There is no code at this address.";
  const { deployedBytecode } = readArtifact(name);
  const built = hexToBytes(link(deployedBytecode, libraries));
  const found = hexToBytes(code);
  if (found.length !== built.length) {
    return `The code has ${found.length} bytes, the local build ${built.length}.`;
  }
  for (const places of Object.values(deployedBytecode.immutableReferences ?? {})) {
    for (const { start, length } of places) {
      built.fill(0, start, start + length);
      found.fill(0, start, start + length);
    }
  }
  const at = built.findIndex((byte, index) => byte !== found[index]);
  return at === -1 ? null : `The code differs from the local build at byte ${at}.`;
}

/**
 * Checks that a creation transaction is the planned one: same sender, nonce and init code, constructor
 * arguments included. The address and every immutable follow from these.
 */
async function compareCreation(
  client: PublicClient,
  { initCode }: Creation,
  hash: Hash | undefined,
  sender: Address,
  nonce: number,
): Promise<string | null> {
  if (!hash) return "The deployment file does not name its creation transaction.";
  const transaction = await client.getTransaction({ hash }).catch(() => null);
  if (!transaction) {
    return `The node does not have its creation transaction ${hash}; ask one that keeps history.`;
  }
  if (transaction.to !== null || !isAddressEqual(transaction.from, sender)) {
    return `${hash} is not a creation by ${sender}.`;
  }
  if (transaction.nonce !== nonce) return `${hash} has nonce ${transaction.nonce}, not ${nonce}.`;
  return transaction.input === initCode
    ? null
    : `${hash} created it from other code or with other arguments than the local build.`;
}

/**
 * Proves that what is deployed is the local build: every creation transaction carries the planned init
 * code, and the code now at each address is the built one.
 */
export async function verifyDeployment(
  client: PublicClient,
  record: DeploymentRecord,
): Promise<Finding[]> {
  const { deployer, firstNonce } = record;
  const { libraries } = predictAddresses(deployer, BigInt(firstNonce));
  const findings: Finding[] = [];
  const creations = planDeployment(deployer, BigInt(firstNonce));
  for (const [index, creation] of creations.entries()) {
    const { name, address } = creation;
    const recorded = (record.contracts as Record<string, Address | undefined>)[name];
    const misplaced = (CONTRACT_NAMES as readonly string[]).includes(name) && recorded !== address;
    const problem = misplaced
      ? `The deployment file names ${recorded}, but the build belongs at ${address}.`
      : (compareCode(name, await client.getCode({ address }), libraries) ??
        (await compareCreation(
          client,
          creation,
          record.transactions[name],
          deployer,
          firstNonce + index,
        )));
    findings.push({ name, address, problem });
    const created = CREATED_BY[name];
    if (!created) continue;
    const inner = getContractAddress({ from: address, nonce: 1n });
    const code = await client.getCode({ address: inner });
    findings.push({
      name: created,
      address: inner,
      problem: compareCode(created, code, libraries),
    });
  }
  return findings;
}
