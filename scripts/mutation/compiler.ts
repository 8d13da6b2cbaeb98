/**
 * The project's compiler with the project's settings, for one contract at a time: a whole build takes minutes, one
 * contract seconds. `unchanged` checks that this gives the bytes that forge deploys.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { CONTRACTS } from "../lib/forge.mjs";

const require = createRequire(import.meta.url);

/** A contract by the file that holds it, relative to contracts/. */
export type Target = { file: string; name: string };
export type Bytecode = { creation: string; runtime: string };
type Code = { object: string };
type Output = {
  errors?: { severity: string; formattedMessage: string }[];
  contracts?: Record<
    string,
    Record<string, { evm: { bytecode: Code; deployedBytecode: Code } } | undefined> | undefined
  >;
  sources: Record<string, { ast: unknown } | undefined>;
};

/** What foundry.toml says, in the words of the compiler. `unchanged` fails when they drift apart. */
const SETTINGS = {
  remappings: [
    "@openzeppelin/contracts/=node_modules/@openzeppelin/contracts/",
    "solady/=node_modules/solady/src/",
    "@prb/test/=node_modules/@prb/test/src/",
  ],
  optimizer: { enabled: true, runs: 1_000 },
  viaIR: true,
  evmVersion: "prague",
  metadata: { bytecodeHash: "none", appendCBOR: false },
};

/** Compiles `file` with everything it imports, `changed` in place of what is on disk. */
function run(file: string, outputs: object, changed: Record<string, string>): Output {
  const read = (path: string) => changed[path] ?? readFileSync(join(CONTRACTS, path), "utf8");
  const input = {
    language: "Solidity",
    sources: { [file]: { content: read(file) } },
    settings: { ...SETTINGS, outputSelection: { [file]: outputs } },
  };
  const found = (path: string) => {
    try {
      return { contents: read(path) };
    } catch (error) {
      return { error: String(error) };
    }
  };
  const solc = require("solc") as { compile(input: string, callbacks: object): string };
  return JSON.parse(solc.compile(JSON.stringify(input), { import: found })) as Output;
}

/** @returns undefined where the change does not compile */
export function compile(
  { file, name }: Target,
  changed: Record<string, string>,
): Bytecode | undefined {
  const outputs = { [name]: ["evm.bytecode.object", "evm.deployedBytecode.object"] };
  const output = run(file, outputs, changed);
  if (output.errors?.some(({ severity }) => severity === "error")) return undefined;
  const evm = output.contracts?.[file]?.[name]?.evm;
  if (!evm) throw new Error(`${file} holds no contract ${name}.`);
  return { creation: `0x${evm.bytecode.object}`, runtime: `0x${evm.deployedBytecode.object}` };
}

/** The syntax tree of a source, for its places. */
export function syntaxTree(file: string): unknown {
  const output = run(file, { "": ["ast"] }, {});
  const error = output.errors?.find(({ severity }) => severity === "error");
  if (error) throw new Error(error.formattedMessage);
  return output.sources[file]?.ast;
}

export const artifactPath = ({ file, name }: Target) =>
  join(CONTRACTS, "out", basename(file), `${name}.json`);

/** Puts bytecode where the tests deploy from. */
export function withBytecode(artifact: string, { creation, runtime }: Bytecode): string {
  const json = JSON.parse(artifact) as Record<"bytecode" | "deployedBytecode", Code>;
  json.bytecode.object = creation;
  json.deployedBytecode.object = runtime;
  return JSON.stringify(json);
}
