import type { Abi, AbiFunction, AbiParameter } from "viem";
import { casesAbi } from "@/contracts-abi/Cases";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { curationAbi } from "@/contracts-abi/Curation";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { deployments } from "@/contracts-abi/deployments";
import { treasuryAbi } from "@/contracts-abi/Treasury";
import type { ContractName } from "@/lib/chain/addresses";
import { carriedTypedData, CASES_DOMAIN, secretTypedData } from "@/lib/curation/ballot";
import { CASE_REASONS } from "@/lib/cases/words";
import { BENCHES, KINDS, STAGES } from "@/lib/datanets/words";
import { CALLS, MESSAGES, type Field, type Words } from "./calls";

// ERC-7730 descriptors (version 2 of its schema), made of the ABIs, the deployments and the words of
// ./calls. `npm run contracts:generate` writes them; a unit test fails when a file is stale.

const SCHEMA = "https://eips.ethereum.org/assets/eip-7730/erc7730-v2.schema.json";
const OWNER = "Datanets";

type Described = Exclude<ContractName, "Lens" | "CaseLens">;

const ABIS: Record<Described, Abi> = {
  Treasury: treasuryAbi,
  Datanets: datanetsAbi,
  Contributions: contributionsAbi,
  Curation: curationAbi,
  Cases: casesAbi,
};

const byNumber = (words: readonly string[]) =>
  Object.fromEntries(words.map((word, number) => [String(number), word]));

const ENUMS = {
  kind: byNumber(KINDS),
  bench: byNumber(BENCHES),
  stage: byNumber(STAGES),
  reason: byNumber(CASE_REASONS),
};

const where = (name: Described) =>
  Object.values(deployments)
    .sort((a, b) => a.chainId - b.chainId)
    .map(({ chainId, contracts }) => ({ chainId, address: contracts[name] }));

/** A parameter as a human-readable ABI writes it: "tuple(uint8 position, bytes32 salt)[] openings". */
function parameterText({ type, name, ...rest }: AbiParameter): string {
  const components = "components" in rest ? rest.components : undefined;
  const text = components
    ? type.replace(/^tuple/, `tuple(${components.map(parameterText).join(", ")})`)
    : type;
  return `${text} ${name}`;
}

const signature = ({ name, inputs }: AbiFunction) =>
  `${name}(${inputs.map(parameterText).join(", ")})`;

/** Paths of every value in the arguments: "datanet", "policy_.bond", "openings.[].salt". */
function paths({ name, type, ...rest }: AbiParameter): string[] {
  const path = `${name}${type.endsWith("[]") ? ".[]" : ""}`;
  const components = "components" in rest ? rest.components : undefined;
  return components ? components.flatMap(paths).map((part) => `${path}.${part}`) : [path];
}

function field(path: string, words: Field | undefined, of: string) {
  if (words === undefined)
    throw new Error(`clear-signing/calls.ts has no words for ${path} of ${of}.`);
  return words === false ? { path, visible: "never" } : { path, ...words, visible: "always" };
}

function format(of: string, { intent, sentence, pays, fields }: Words, wanted: string[]) {
  for (const path of Object.keys(fields))
    if (!wanted.includes(path))
      throw new Error(`clear-signing/calls.ts names ${path}, which ${of} lacks.`);
  return {
    intent,
    ...(sentence && { interpolatedIntent: sentence }),
    fields: [
      ...(pays ? [{ path: "@.value", label: pays, format: "amount", visible: "always" }] : []),
      ...wanted.map((path) => field(path, fields[path], of)),
    ],
  };
}

function contractFile(name: Described, words: Record<string, Words>) {
  const calls = ABIS[name].filter(
    (item): item is AbiFunction =>
      item.type === "function" &&
      item.stateMutability !== "view" &&
      item.stateMutability !== "pure",
  );
  for (const known of Object.keys(words))
    if (!calls.some((call) => call.name === known))
      throw new Error(
        `clear-signing/calls.ts has words for ${name}.${known}, which does not exist.`,
      );
  const formats = calls.map((call) => {
    const of = `${name}.${call.name}`;
    const said = words[call.name];
    if (!said) throw new Error(`clear-signing/calls.ts has no words for ${of}.`);
    if ((call.stateMutability === "payable") !== (said.pays !== undefined))
      throw new Error(`clear-signing/calls.ts: ${of} is ${call.stateMutability}.`);
    return [signature(call), format(of, said, call.inputs.flatMap(paths))] as const;
  });
  return {
    $schema: SCHEMA,
    context: { $id: `${OWNER} ${name}`, contract: { deployments: where(name) } },
    metadata: { owner: OWNER, contractName: name, enums: ENUMS },
    display: { formats: Object.fromEntries(formats) },
  };
}

/** The typed messages the app asks people to sign, with values that do not matter. */
function typedMessages() {
  const domain = { chainId: 0, curation: "0x" as const };
  const ballot = { ballotId: 0n, voter: "0x" as const };
  const sealed = { ...ballot, commitment: "0x", deadline: 0n } as const;
  return [
    { file: "ballot", contract: "Curation", ...carriedTypedData(domain, sealed) },
    {
      file: "case-ballot",
      contract: "Cases",
      ...carriedTypedData({ ...domain, name: CASES_DOMAIN }, sealed),
    },
    { file: "ballot-secret", contract: "Curation", ...secretTypedData(domain, ballot) },
    { file: "case-ballot-secret", contract: "Cases", ...secretTypedData(domain, ballot) },
  ] as const;
}

function messageFile({
  contract,
  domain,
  types,
  primaryType,
}: ReturnType<typeof typedMessages>[number]) {
  const words = MESSAGES[primaryType];
  if (!words)
    throw new Error(`clear-signing/calls.ts has no words for the message ${primaryType}.`);
  const members = (types as Record<string, readonly { name: string; type: string }[]>)[
    primaryType
  ]!;
  const key = `${primaryType}(${members.map(({ type, name }) => `${type} ${name}`).join(",")})`;
  return {
    $schema: SCHEMA,
    context: {
      $id: `${OWNER} ${contract === "Cases" ? "Case" : ""}${primaryType}`,
      eip712: {
        domain: { name: domain.name, version: domain.version },
        deployments: where(contract),
      },
    },
    metadata: { owner: OWNER, contractName: contract },
    display: {
      formats: {
        [key]: format(
          primaryType,
          words,
          members.map(({ name }) => name),
        ),
      },
    },
  };
}

/** Names and texts of all descriptors. @throws when a call, an argument or a message has no words */
export function descriptors(calls: typeof CALLS = CALLS): Map<string, string> {
  const files = new Map<string, object>();
  for (const name of Object.keys(ABIS) as Described[])
    files.set(`calldata-${name.toLowerCase()}.json`, contractFile(name, calls[name]));
  for (const message of typedMessages())
    files.set(`eip712-${message.file}.json`, messageFile(message));
  return new Map([...files].map(([name, file]) => [name, `${JSON.stringify(file, null, 2)}\n`]));
}
