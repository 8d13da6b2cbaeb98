import { keccak256, type Hash, type PublicClient, type TransactionReceipt } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import type { Creation } from "@/devnet/deployment";
import { creationGas } from "./estimate";
import { DeployError } from "./failure";
import { writeJournal, type Folders, type Journal } from "./record";

/** Milliseconds to wait for one transaction to be included. */
const RECEIPT_TIMEOUT = 180_000;

type Sending = {
  client: PublicClient;
  account: PrivateKeyAccount;
  journal: Journal;
  folders: Folders;
  say: (line: string) => void;
  receiptTimeout?: number;
};

const isKnown = (client: PublicClient, hash: Hash) =>
  client.getTransaction({ hash }).then(
    () => true,
    () => false,
  );

/**
 * Signs and sends one creation. Its hash is written down before it leaves, so that an interruption at
 * any moment leaves either nothing or a transaction that the next run finds.
 */
async function send(creation: Creation, nonce: number, sending: Sending): Promise<Hash> {
  const { client, account, journal, folders } = sending;
  const [gas, fees] = await Promise.all([
    creationGas(client, account.address, creation),
    client.estimateFeesPerGas(),
  ]);
  const signed = await account.signTransaction({
    type: "eip1559",
    chainId: journal.chainId,
    nonce,
    gas,
    maxFeePerGas: fees.maxFeePerGas,
    maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
    data: creation.initCode,
  });
  const hash = keccak256(signed);
  journal.transactions[creation.name] = hash;
  writeJournal(folders, journal);
  await client.sendRawTransaction({ serializedTransaction: signed });
  return hash;
}

async function receiptOf(
  { name, address }: Creation,
  hash: Hash,
  { client, receiptTimeout = RECEIPT_TIMEOUT }: Sending,
): Promise<TransactionReceipt> {
  const receipt = await client
    .waitForTransactionReceipt({ hash, timeout: receiptTimeout })
    .catch((cause: unknown) => {
      throw new DeployError(
        `${name} was sent (${hash}) and is not included yet. Run the same command again to go on ` +
          "waiting; it is not sent twice.",
        { cause },
      );
    });
  if (receipt.status !== "success" || !(await client.getCode({ address }))) {
    throw new DeployError(
      `Creating ${name} failed on the chain after ${receipt.gasUsed} gas (${hash}). The addresses ` +
        "planned for the rest no longer fit: begin again with --restart. What was spent is lost.",
    );
  }
  return receipt;
}

/**
 * Creates what is missing, in order, each after the one before is on the chain. Goes on where an
 * earlier run stopped.
 * @returns block of the first creation
 * @throws DeployError with what to do; running the same command again is always safe
 */
export async function sendAll(creations: Creation[], sending: Sending): Promise<bigint> {
  const { client, account, journal, say } = sending;
  let first: bigint | null = null;
  for (const [index, creation] of creations.entries()) {
    const { name, address } = creation;
    const nonce = journal.firstNonce + index;
    let hash = journal.transactions[name];
    const used = await client.getTransactionCount({ address: account.address });
    if (used > nonce && !(hash && (await isKnown(client, hash)))) {
      throw new DeployError(
        `${account.address} sent another transaction with nonce ${nonce}, which ${name} was to have. ` +
          "Begin again with --restart, and send nothing else from this account meanwhile.",
      );
    }
    // Unknown to the node: it was signed and never left, or was dropped. The nonce is still free.
    if (!hash || !(await isKnown(client, hash))) hash = await send(creation, nonce, sending);
    const { blockNumber, gasUsed } = await receiptOf(creation, hash, sending);
    first ??= blockNumber;
    say(`  ${name.padEnd(14)} ${address}  block ${blockNumber}, ${gasUsed} gas`);
  }
  return first!;
}
