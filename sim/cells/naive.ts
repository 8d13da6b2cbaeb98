/** Naive designs (contracts/test/naive), attacked by the same agents: what our thresholds are to be compared with. */
import { encodeFunctionData, getContractAddress, type Abi, type Address, type Hex } from "viem";
import { readArtifact } from "@/devnet/artifacts";
import { WEI_PER_OPEN } from "@/lib/format/open";
import { CURATOR, type Agent } from "../agents/agent";
import { alwaysApprove } from "../agents/careless";
import { sharedCoin } from "../agents/cartel";
import { honest } from "../agents/honest";
import { exactly, finding, type Cell, type Result } from "../cell";
import type { Lab } from "../lab";
import type { Random } from "../random";
import { looked } from "../round";
import { DEFAULT, openOfWei } from "../scenes";
import { estimate } from "../stats";
import type { World } from "../world";

const FUND = 10_000n * WEI_PER_OPEN;
const VOTERS = 7;

/** Deploys a naive contract with a fund, and plays calls to it by accounts. */
async function stage(world: World, name: string) {
  const { chain } = world;
  const { abi, bytecode } = readArtifact(name);
  const nonce = (await chain.rpc("eth_getTransactionCount", [chain.director, "latest"])) as Hex;
  const at: Address = getContractAddress({ from: chain.director, nonce: BigInt(nonce) });
  await chain.send(undefined, bytecode.object);
  await chain.send(at, "0x", 1, FUND);
  const call = (actor: number, functionName: string, args: unknown[], value = 0n) => ({
    actor,
    to: at,
    value,
    data: encodeFunctionData({ abi: abi as Abi, functionName, args }),
  });
  return { call };
}

/** OPEN that accounts have more after the play than before it. */
async function gain(world: World, actors: number[], play: () => Promise<void>): Promise<number> {
  const before = await world.money();
  await play();
  const after = await world.money();
  return openOfWei(
    actors.reduce((sum, actor) => sum + after.purses[actor]! - before.purses[actor]!, 0n),
  );
}

/** The smallest attacker there is gains: no share is too small. */
function nothingTooSmall(profits: number[], measure: string): Result {
  const value = estimate(profits);
  return {
    findings: [
      finding(measure, "OPEN", value, { above: 0 }),
      finding("RET", "share", exactly(value.low > 0 ? 0 : 1, profits.length), { atMost: 0 }),
    ],
  };
}

function majorityRound(world: World, random: Random, agent: Agent, members: number) {
  const items = 128;
  const truth = random.bits(items, 0.85);
  const coin = random.bits(items, 0.5);
  return Array.from({ length: VOTERS }, (_, i) =>
    (i < members ? agent : honest).vote({
      stage: "panel",
      items,
      seen: looked(truth, items, CURATOR, random),
      judged: 0n,
      shown: [],
      cartel: { items: 0n, coin },
      random,
    })!,
  );
}

const repeat = <T>(lab: Lab, name: string, work: (world: World, random: Random) => Promise<T>) =>
  lab.repeat(DEFAULT, name, { count: lab.samples(60, 5) }, work);

export const naiveCells: Cell[] = [
  {
    name: "naive-pay-per-upload",
    group: "naive",
    attack: "Junk is uploaded where an upload is paid.",
    paper: "0: every item gains.",
    expected: "RET 0.",
    async run(lab) {
      const profits = await repeat(lab, "naive-upload", async (world) => {
        const { call } = await stage(world, "PayPerUpload");
        const [sybil] = world.others.free;
        return gain(world, [sybil!], () => world.play([call(sybil!, "upload", [1n])]));
      });
      return nothingTooSmall(profits, "profit of one junk item");
    },
  },
  {
    name: "naive-majority-pay",
    group: "naive",
    attack:
      "One voter of seven approves everything without looking where agreement with the majority is paid; then four vote one coin.",
    paper:
      "0: a constant agrees with the majority on every common case; a majority of coins is always right.",
    expected: "RET 0.",
    async run(lab) {
      const profit = (agent: Agent, members: number) =>
        repeat(lab, `naive-majority-${members}`, async (world, random) => {
          const { call } = await stage(world, "MajorityPay");
          const voters = world.others.free.slice(0, VOTERS);
          const verdicts = majorityRound(world, random, agent, members);
          const settle = [voters.map((actor) => world.actors[actor]), verdicts, 128n];
          return gain(world, voters.slice(0, members), () =>
            world.play([call(world.others.keeper, "settle", settle)]),
          );
        });
      const result = nothingTooSmall(
        await profit(alwaysApprove, 1),
        "pay of one who never looks (honest: at most 1.28)",
      );
      const coins = estimate((await profit(sharedCoin, 4)).map((sum) => sum / 4));
      result.findings.push(
        finding("pay of each of four with one coin", "OPEN", coins, { above: 0 }),
      );
      return result;
    },
  },
  {
    name: "naive-usage-volume",
    group: "naive",
    attack: "An owner pays himself for usage where a fund is shared by the volume of usage.",
    paper: "0: what is paid comes back, with a part of the fund.",
    expected: "RET 0: gains at the smallest volume.",
    async run(lab) {
      const profits = await repeat(lab, "naive-volume", async (world) => {
        const { call } = await stage(world, "UsageVolume");
        const [washer, owner] = world.others.free;
        const use = (by: number, of: number, open: bigint) =>
          call(by, "use", [world.actors[of]], open * WEI_PER_OPEN);
        await world.play([use(world.others.consumer, owner!, 1000n)]);
        return gain(world, [washer!], () =>
          world.play([use(washer!, washer!, 1n), call(washer!, "claim", [world.actors[washer!]])]),
        );
      });
      return nothingTooSmall(profits, "profit of 1 OPEN washed, beside honest usage of 1,000");
    },
  },
];
