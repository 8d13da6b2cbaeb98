import {
  createPublicClient,
  custom,
  decodeFunctionData,
  encodeFunctionResult,
  isAddressEqual,
  zeroAddress,
  type Abi,
  type AbiParameter,
  type Hex,
} from "viem";
import { expect, it } from "vitest";
import { caseLensAbi } from "@/contracts-abi/CaseLens";
import { lensAbi } from "@/contracts-abi/Lens";
import { addresses } from "@/lib/chain/addresses";
import { appChain } from "@/lib/chain/chains";
import { readContributionCases } from "./reads";
import { CASE_STATES } from "./words";

/** A value of a type with nothing in it. */
function empty(parameter: AbiParameter): unknown {
  const { type } = parameter;
  const fixed = /\[(\d*)\]$/.exec(type);
  if (fixed) {
    const one = { ...parameter, type: type.slice(0, fixed.index) };
    return Array.from({ length: Number(fixed[1]) }, () => empty(one));
  }
  if ("components" in parameter)
    return Object.fromEntries(parameter.components.map((part) => [part.name, empty(part)]));
  if (type === "address") return zeroAddress;
  if (type === "bool") return false;
  if (type === "string") return "";
  if (type.startsWith("bytes")) return `0x${"00".repeat(Number(type.slice(5) || 0))}`;
  return Number(/\d+$/.exec(type)?.[0]) <= 48 ? 0 : 0n;
}

/** What a view answers with. */
function outputOf(abi: Abi, view: string): AbiParameter {
  const found = abi.find((one) => one.type === "function" && one.name === view);
  if (found?.type !== "function") throw new Error(`No ${view}`);
  return found.outputs[0]!;
}

it("tells of a contribution's cases that changed nothing, in the one call that reads it", async () => {
  const id = (1 << 24) | 7;
  const { Lens, CaseLens } = addresses(appChain.id);
  const contribution = empty(outputOf(lensAbi, "contribution")) as { row: object };
  Object.assign(contribution.row, { id, openCases: 0, struck: 0n });
  const list = empty(outputOf(caseLensAbi, "ofContribution")) as { cases: unknown[] };
  const { brief } = empty(outputOf(caseLensAbi, "caseOf")) as { brief: object };
  list.cases = [
    { ...brief, id: 9, state: CASE_STATES.indexOf("undecided"), endedAt: 20 },
    { ...brief, id: 4, state: CASE_STATES.indexOf("dismissed"), ruled: true, endedAt: 10 },
  ];
  const calls: Hex[] = [];
  const request = async ({ params }: { method: string; params?: unknown }) => {
    const [{ to, data }] = params as [{ to: Hex; data: Hex }];
    calls.push(to);
    const { args } = decodeFunctionData({ abi: lensAbi, data });
    const reads = args![0] as readonly { target: Hex; data: Hex }[];
    const answers = reads.map(({ target, data }) => {
      const abi = isAddressEqual(target, CaseLens) ? caseLensAbi : lensAbi;
      const { functionName, args } = decodeFunctionData({ abi: abi as Abi, data });
      expect(args![0]).toBe(BigInt(id));
      const result = functionName === "ofContribution" ? list : contribution;
      return encodeFunctionResult({ abi: abi as Abi, functionName, result });
    });
    return encodeFunctionResult({ abi: lensAbi, functionName: "together", result: answers });
  };
  const client = createPublicClient({ chain: appChain, transport: custom({ request }) });

  const read = await readContributionCases(client, { id });
  expect(calls).toEqual([Lens]);
  expect(read.contribution.row).toMatchObject({ id, openCases: 0, struck: 0n });
  expect(read.cases).toMatchObject([
    { id: 9, state: "undecided", ruling: null, endedAt: 20 },
    { id: 4, state: "dismissed", ruling: "dismissed", endedAt: 10 },
  ]);
});
