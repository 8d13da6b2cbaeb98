import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Abi, Hex } from "viem";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OUT = join(ROOT, "contracts", "out");

/** The deployed contracts, in the order of their deployment: it fixes their addresses. */
export const CONTRACT_NAMES = [
  "Treasury",
  "Datanets",
  "Contributions",
  "Curation",
  "Cases",
  "Lens",
  "CaseLens",
] as const;
export type ContractName = (typeof CONTRACT_NAMES)[number];

type AbiError = Extract<Abi[number], { type: "error" }>;

/** Where in the bytecode the address of an external library goes; offsets in bytes. */
type LinkReferences = Record<string, Record<string, { start: number; length: number }[]>>;

/** What forge writes for one contract, as far as it is used here. */
export type Artifact = {
  abi: Abi;
  bytecode: { object: Hex; linkReferences: LinkReferences };
  /** The runtime code: zeros where libraries and immutables go. */
  deployedBytecode: {
    object: Hex;
    linkReferences: LinkReferences;
    immutableReferences?: Record<string, { start: number; length: number }[]>;
  };
};

function artifactPath(name: string): string {
  return join(OUT, `${name}.sol`, `${name}.json`);
}

/** The compiled contract, or null when there is no such contract (yet). */
export function findArtifact(name: string): Artifact | null {
  const path = artifactPath(name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Artifact) : null;
}

/** The compiled contract; throws a sentence when it has not been built. */
export function readArtifact(name: string): Artifact {
  const artifact = findArtifact(name);
  if (artifact) return artifact;
  throw new Error(
    `contracts/out has no ${name}. Build the contracts with \`npm run contracts:build\`.`,
  );
}

/** Identifies an entry of an ABI: "function advance(uint256,uint256)". */
function entryKey(item: Abi[number]): string {
  const name = "name" in item ? item.name : "";
  const inputs = "inputs" in item ? item.inputs : [];
  return `${item.type} ${name}(${inputs.map(({ type }) => type).join()})`;
}

/**
 * The ABI that callers of a deployed contract see: the contract's own entries, and those that only its
 * interface names because code it delegates to answers them. Null when there is no such contract (yet).
 */
export function publicAbi(name: ContractName): Abi | null {
  const own = findArtifact(name);
  if (!own) return null;
  const known = new Set(own.abi.map(entryKey));
  const further = findArtifact(`I${name}`)?.abi.filter((item) => !known.has(entryKey(item)));
  return [...own.abi, ...(further ?? [])];
}

/** Every artifact whose source is one of ours under contracts/src: contracts, interfaces, libraries. */
function ownArtifacts(): Abi[] {
  const found: Abi[] = [];
  for (const directory of readdirSync(OUT, { withFileTypes: true })) {
    if (!directory.isDirectory() || !directory.name.endsWith(".sol")) continue;
    for (const file of readdirSync(join(OUT, directory.name)).sort()) {
      const artifact = JSON.parse(readFileSync(join(OUT, directory.name, file), "utf8")) as {
        abi: Abi;
        metadata?: { settings: { compilationTarget: Record<string, string> } };
      };
      const source = Object.keys(artifact.metadata?.settings.compilationTarget ?? {})[0];
      if (source?.startsWith("src/") && existsSync(join(ROOT, "contracts", source))) {
        found.push(artifact.abi);
      }
    }
  }
  return found;
}

/** The custom errors of all our contracts, interfaces and libraries: one of each signature, sorted. */
export function allErrors(): AbiError[] {
  const errors = new Map<string, AbiError>();
  for (const abi of ownArtifacts()) {
    for (const item of abi) {
      if (item.type === "error") errors.set(entryKey(item), item);
    }
  }
  return [...errors].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, error]) => error);
}
