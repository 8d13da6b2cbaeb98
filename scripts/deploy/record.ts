import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Address, Hash, Hex } from "viem";
import { ROOT } from "@/devnet/artifacts";
import type { Addresses } from "@/devnet/deployment";

/** Where deployments are read from and written to; tests use a folder of their own. */
export type Folders = { deployments: string; journals: string };

export const FOLDERS: Folders = {
  deployments: join(ROOT, "contracts-abi", "deployments"),
  journals: join(ROOT, ".deploy"),
};

/** A deployment that has begun: enough to go on after any interruption. */
export type Journal = {
  chainId: number;
  deployer: Address;
  /** Nonce of the first creation; the n-th creation has the n-th nonce from here. */
  firstNonce: number;
  /** Code and wiring of the plan; another one means that the sources changed in between. */
  fingerprint: Hex;
  /** Hash of the last transaction signed for each contract, written before it is sent. */
  transactions: Record<string, Hash>;
};

/** A finished deployment: contracts-abi/deployments/<chain id>.json. */
export type DeploymentRecord = Journal & {
  /** Block of the first creation: no event of ours is older. */
  block: number;
  contracts: Addresses;
  /** SHA-256 of each contract's runtime code. */
  code: Record<string, Hex>;
};

const journalFile = (folders: Folders, chainId: number) =>
  join(folders.journals, `${chainId}.json`);
export const recordFile = (folders: Folders, chainId: number) =>
  join(folders.deployments, `${chainId}.json`);

function readJson<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : null;
}

/** Writes a file whole or not at all. */
function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.partial`;
  writeFileSync(partial, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(partial, file);
}

export const readJournal = (folders: Folders, chainId: number) =>
  readJson<Journal>(journalFile(folders, chainId));
export const writeJournal = (folders: Folders, journal: Journal) =>
  writeJson(journalFile(folders, journal.chainId), journal);
export const removeJournal = (folders: Folders, chainId: number) =>
  rmSync(journalFile(folders, chainId), { force: true });

export const readRecord = (folders: Folders, chainId: number) =>
  readJson<DeploymentRecord>(recordFile(folders, chainId));
export const writeRecord = (folders: Folders, record: DeploymentRecord) =>
  writeJson(recordFile(folders, record.chainId), record);
