import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { encodeFunctionData, type Hex, type PublicClient } from "viem";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { ensureDeployed } from "./deploy";
import { startAnvil } from "./testChain";
import { addresses } from "@/lib/chain/addresses";
import { readClient } from "@/lib/chain/client";
import { readCases, readDatanetCases } from "@/lib/cases/reads";
import {
  readContributions,
  readDatanetContributions,
  readDatanetOverview,
  readDatanetTargets,
  readLabelTargets,
} from "@/lib/contributions/reads";
import { encodePolicy } from "@/lib/datanets/decode";
import { isUnknown } from "@/lib/datanets/lens";
import { LOCAL_POLICY } from "@/lib/datanets/policy";
import { readDatanet, readExplore, readNames, readSummaries } from "@/lib/datanets/reads";

// What pages read in one call, against the deployed Lens: the same answers as from the views one by one.

let chain: Awaited<ReturnType<typeof startAnvil>>;
let client: PublicClient;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "together-"));
  chain = await startAnvil(31_337, 9_470);
  await ensureDeployed(chain.url, directory);
  client = readClient(chain.url);
  for (const name of ["birds", "maps", "poems"]) {
    const args = [name, `0x${"ab".repeat(32)}`, 10n ** 7n, encodePolicy(LOCAL_POLICY)] as const;
    await send(encodeFunctionData({ abi: datanetsAbi, functionName: "create", args }));
  }
}, 60_000);

/** A call of Datanets in a block of its own. */
async function send(data: Hex): Promise<void> {
  const [from] = (await chain.client.request({ method: "eth_accounts" } as never)) as Hex[];
  const call = { from, to: addresses(31_337).Datanets, data, gas: "0x1e8480" };
  await chain.client.request({ method: "eth_sendTransaction", params: [call] } as never);
  await chain.client.mine({ blocks: 1 });
}

afterAll(async () => {
  await chain.stop();
  await rm(directory, { recursive: true, force: true });
});

/** How many calls `read` makes of contracts, with what it answers. */
async function counted<T>(read: () => Promise<T>): Promise<{ calls: number; answer: T }> {
  const call = vi.spyOn(client, "readContract");
  const answer = await read();
  const calls = call.mock.calls.length;
  call.mockRestore();
  return { calls, answer };
}

test("each tab of a datanet is one call, and says what the single views say", async () => {
  const datanet = await readDatanet(client, { id: 2 });
  expect(datanet.name).toBe("maps");
  const contributions = await readContributions(client, { datanet: 2, limit: 255 });
  expect(await counted(() => readDatanetContributions(client, { id: 2 }))).toEqual({
    calls: 1,
    answer: { datanet, contributions },
  });
  expect(await counted(() => readDatanetTargets(client, { id: 2 }))).toEqual({
    calls: 1,
    answer: { datanet, targets: await readLabelTargets(client, { datanet: 2 }) },
  });
  expect(await counted(() => readDatanetCases(client, { id: 2 }))).toEqual({
    calls: 1,
    answer: { datanet, list: await readCases(client, { datanet: 2 }) },
  });
});

test("an offer of a datanet's stewardship comes with the datanet", async () => {
  const offered = async (id: number) => {
    const { calls, answer } = await counted(() => readDatanetOverview(client, { id }));
    expect(calls).toBe(1);
    return answer.offeredTo;
  };
  expect(await offered(3)).toBeNull();
  const heir = "0x5aFE000000000000000000000000000000000001";
  await send(
    encodeFunctionData({ abi: datanetsAbi, functionName: "offerStewardship", args: [3n, heir] }),
  );
  expect(await offered(3)).toBe(heir);
});

test("an unknown datanet is known as that when views are read together", async () => {
  const error = await readDatanetContributions(client, { id: 9 }).catch((e: unknown) => e);
  expect(isUnknown(error)).toBe(true);
});

test("names and chosen rows say what the whole list says", async () => {
  const { datanets } = await readExplore(client);
  const { total, next, names } = await readNames(client);
  expect({ total, next }).toEqual({ total: 3, next: 0 });
  expect(names.map(({ id, name }) => [id, name])).toEqual([
    [3, "poems"],
    [2, "maps"],
    [1, "birds"],
  ]);
  expect((await readSummaries(client, [3, 1])).datanets).toEqual([datanets[0], datanets[2]]);
});
