import {
  concatHex,
  createPublicClient,
  custom,
  encodeAbiParameters,
  getContractAddress,
  type PublicClient,
} from "viem";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deployments } from "@/contracts-abi/deployments";
import { readArtifact } from "@/devnet/artifacts";
import { openLedgerLocal } from "@/lib/chain/chains";
import { countBits } from "@/lib/curation/bitmap";
import { readDatanet } from "@/lib/datanets/reads";
import { gweiToWei } from "@/lib/datanets/words";
import { integrityOf } from "@/lib/integrity/integrity";
import { readRecord } from "@/lib/integrity/record";
import { alwaysApprove } from "./agents/careless";
import { honest } from "./agents/honest";
import type { Money } from "./world";
import { World } from "./world";
import { random } from "./random";
import { Round, type Scene } from "./round";
import { payOf, SMALL, stream } from "./scenes";

// What a datanet's integrity page says, from the deployed Lens and events, while a script attacks the datanet.

/** Contributors, and whoever joins the bench to attack it. */
const FREE = 40;
let world: World;
let client: PublicClient;

beforeAll(async () => {
  // Room for what the attack loses: a seat below par is not drawn.
  world = await World.create({
    policy: SMALL.policy,
    seats: { curator: 40, juror: 40 },
    free: FREE,
    pool: false,
  });
  const { chain, at } = world;
  const nonce = BigInt(
    (await chain.rpc("eth_getTransactionCount", [chain.director, "latest"])) as string,
  );
  const parts = [at.Treasury, at.Datanets, at.Contributions, at.Curation];
  const args = encodeAbiParameters(
    parts.map(() => ({ type: "address" })),
    parts,
  );
  await chain.send(undefined, concatHex([readArtifact("Lens").bytecode.object, args]));
  const Lens = getContractAddress({ from: chain.director, nonce });
  deployments[openLedgerLocal.id] = {
    chainId: openLedgerLocal.id,
    block: 0,
    contracts: { ...at, Lens, CaseLens: Lens },
  };
  client = createPublicClient({
    chain: openLedgerLocal,
    transport: custom({ request: ({ method, params }) => chain.rpc(method, params ?? []) }),
  }) as PublicClient;
}, 120_000);

afterAll(() => world.stop());

const page = () => readDatanet(client, { id: Number(world.datanet) });

async function play(name: string, agent: Scene["agent"], contributor: number) {
  const rng = random(`integrity/${name}`);
  const scene = stream(rng, world, 0.6);
  const batches = scene.batches.map((batch) => ({
    ...batch,
    actor: world.others.free[contributor]!,
  }));
  const before: Money = await world.money();
  const round = new Round(world, { ...scene, batches, agent }, rng);
  const outcome = await round.play();
  return { round, outcome, world, before, after: await world.money() };
}

const mean = (pays: bigint[]) =>
  gweiToWei(pays.reduce((sum, pay) => sum + pay, 0n)) / BigInt(pays.length);

it("counts the seats of an attack, and says so once an attacker has them", async () => {
  const before = integrityOf(await page());
  expect(before.concerns.map(({ id }) => id)).toEqual(["jury"]);
  const { newSeats } = before.junk;
  await world.play(
    world.others.free.slice(-newSeats).flatMap((actor) => world.buySeat(actor, "curator")),
  );
  const after = integrityOf(await page());
  expect((await page()).curators.active).toBe(40 + newSeats);
  // The attacker's seats are now as many as the page says would have to collude, and one fewer would not be.
  expect(after.junk.ofToday).toBe(newSeats);
});

it("shows what rounds really paid, and what an attack on them changes", async () => {
  expect(await readRecord(client, await page())).toBeNull();
  const fair = await play("fair", () => honest, 0);
  const honestly = (await readRecord(client, await page()))!;
  expect(honestly).toMatchObject({ rounds: 1, topContributor: 1, contributors: 1 });
  expect(honestly.curator.roundWei).toBe(mean(payOf(fair, "panel")));
  expect(honestly.juror.roundWei).toBe(mean(payOf(fair, "jury")));

  const { panelSize } = world.policy;
  const lazy = panelSize - 2;
  const attack = await play(
    "lazy",
    (stage, position) => (stage === "panel" && position < lazy ? alwaysApprove : honest),
    1,
  );
  const record = (await readRecord(client, await page()))!;
  expect(record.rounds).toBe(2);
  expect(record.curator.roundWei).toBe(mean([...payOf(fair, "panel"), ...payOf(attack, "panel")]));
  expect(record.curator.losing).toBeGreaterThanOrEqual(lazy / (2 * panelSize));
  // Who approves everything is as often wrong on gold as gold is bad.
  expect(record.onGold!).toBeLessThan(honestly.onGold!);
  // What the page says a verdict without looking costs, but for what upkeep takes of the fees.
  const cost = integrityOf(await page()).blindWei;
  for (const pay of payOf(attack, "panel").slice(0, lazy)) {
    expect(-gweiToWei(pay)).toBeLessThanOrEqual(cost);
    expect(-gweiToWei(pay)).toBeGreaterThan((cost * 9n) / 10n);
  }
  const accepted = [fair, attack].map(({ outcome }) => countBits(outcome.accepted));
  expect(record.contributors).toBe(2);
  expect(record.topContributor!).toBeCloseTo(
    Math.max(...accepted) / (accepted[0]! + accepted[1]!),
    3,
  );
});
