/** One case of the deployed contracts, from filing to end: who challenges, judges and appeals is the caller's. */
import { encodeAbiParameters, keccak256, zeroAddress, type Hex } from "viem";
import { CASE_REASONS, type CaseReason } from "@/lib/cases/words";
import { wordNumber } from "@/lib/datanets/words";
import type { Random } from "./random";
import { bytes32 } from "./round";
import type { Move, World } from "./world";

/** A seed is the hash of the fourth block after the filing; one more may use it. */
const SEED_BLOCKS = 6;
const GWEI = 1_000_000_000n;
const LANES = 16;
const CHAIN_ID = 31_337n;
/** Appeals are open for this many jury periods. */
const APPEAL_PERIODS = 3;
/** Seconds before the window ends at which an appellant acts: as late as he dares. */
const LAST_MINUTE = 60;
/** Numbers of CasePhase in Types.sol. */
const RULED = 4;
const UPHELD = 5;

/** A juror, decided once for each seat that is drawn in a case. */
export type Juror = { adversary: boolean; upholds: boolean };

export type Claim = {
  challenger: number;
  /** Shares the reward. */
  claimant?: number;
  contribution: bigint;
  items: bigint;
  reason: CaseReason;
  juror: () => Juror;
  /** Who appeals a ruling, given how many appeals there were; nobody if undefined. */
  appellant?: (upheld: boolean, appeals: number) => number | undefined;
};

export type Ending = {
  upheld: boolean;
  /** gwei paid to file. */
  deposit: bigint;
  fee: bigint;
  appeals: number;
  /** From filing to end. Jurors vote at once, appeals come in the last minute. */
  seconds: number;
  /** Accounts of the jurors, and whose they were. */
  jurors: Map<number, Juror>;
};

type ChainJury = { size: number; low: bigint; high: bigint; upheld: boolean };

/** What filing takes now; gwei. */
export async function quote(
  world: World,
  { contribution, items, reason }: Pick<Claim, "contribution" | "items" | "reason">,
) {
  const [tier, deposit, fee] = await world.read<readonly [bigint, bigint, bigint]>(
    "Cases",
    "quote",
    [contribution, items, wordNumber(CASE_REASONS, reason)],
  );
  return { tier: Number(tier), deposit, fee };
}

/** Files a case and sees it to its end. @throws Reverted */
export async function tryCase(world: World, random: Random, claim: Claim): Promise<Ending> {
  const { challenger, claimant, contribution, items, reason } = claim;
  const { deposit, fee, tier: first } = await quote(world, claim);
  const began = await world.chain.now();
  const filing = [
    contribution,
    items,
    wordNumber(CASE_REASONS, reason),
    bytes32(random.word()),
    claimant === undefined ? zeroAddress : world.actors[claimant],
  ];
  const paid = (deposit + fee) * GWEI;
  await world.play([world.move(challenger, "Cases", "file", filing, paid)], SEED_BLOCKS);
  const id = await world.read<bigint>("Cases", "count", []);
  const jurors = new Map<number, Juror>();
  const phase = async () => (await world.read<{ phase: number }>("Cases", "get", [id])).phase;
  const window = APPEAL_PERIODS * world.policy.juryPeriod;
  let appeals = 0;
  for (; ; appeals += 1) {
    await judge(world, random, { id, tier: first + appeals }, (actor) => {
      const juror = jurors.get(actor) ?? claim.juror();
      jurors.set(actor, juror);
      return juror.upholds;
    });
    if ((await phase()) !== RULED) break;
    const { upheld } = await world.read<ChainJury>("Cases", "jury", [id, BigInt(first + appeals)]);
    const appellant = claim.appellant?.(upheld, appeals);
    if (appellant === undefined) {
      await world.chain.wait(window + 1);
      await world.play([advance(world, id)]);
      break;
    }
    const price = await world.read<readonly bigint[]>("Cases", "appealQuote", [id]);
    const value = price.reduce((sum, gwei) => sum + gwei, 0n) * GWEI;
    await world.chain.wait(window - LAST_MINUTE);
    await world.play([world.move(appellant, "Cases", "appeal", [id], value)], SEED_BLOCKS);
  }
  const seconds = (await world.chain.now()) - began;
  return { upheld: (await phase()) === UPHELD, deposit, fee, appeals, seconds, jurors };
}

const advance = (world: World, id: bigint): Move =>
  world.move(world.others.keeper, "Cases", "advance", [id]);

/** Draws a tier's jury; all of it votes, opens and is counted. */
async function judge(
  world: World,
  random: Random,
  { id, tier }: { id: bigint; tier: number },
  upholds: (actor: number) => boolean,
) {
  await world.play([advance(world, id)]);
  const jury = await world.read<ChainJury>("Cases", "jury", [id, BigInt(tier)]);
  const ballot = (id << 8n) | BigInt(tier);
  const openings = Array.from({ length: jury.size }, (_, position) => {
    const word = position < LANES ? jury.low : jury.high;
    const seat = Number((word >> BigInt(16 * (position % LANES))) & 0xffffn) - 1;
    const actor = world.seats.juror[seat]!;
    const verdict = upholds(actor) ? 1n : 0n;
    return { actor, position, verdict, salt: bytes32(random.word()) };
  });
  const commits = openings.map(({ actor, position, verdict, salt }) => {
    const commitment = commitmentOf(world, ballot, actor, verdict, salt);
    return world.move(actor, "Cases", "commit", [id, BigInt(position), commitment]);
  });
  const opened = openings.map(({ position, verdict, salt }) => ({ position, verdict, salt }));
  await world.play([
    ...commits,
    world.move(world.others.keeper, "Cases", "reveal", [id, opened]),
    advance(world, id),
  ]);
}

function commitmentOf(
  world: World,
  ballot: bigint,
  actor: number,
  verdict: bigint,
  salt: Hex,
): Hex {
  const types = ["uint256", "address", "uint256", "address", "uint256", "bytes32"] as const;
  return keccak256(
    encodeAbiParameters(
      types.map((type) => ({ type })),
      [CHAIN_ID, world.at.Cases, ballot, world.actors[actor]!, verdict, salt],
    ),
  );
}
