/** One round of the deployed contracts, phase by phase: who contributes, votes and opens is the caller's. */
import type { Hex } from "viem";
import { compressBits, fullBitmap, hasBit } from "@/lib/curation/bitmap";
import { KINDS, STAGES, wordNumber, type Kind, type Stage } from "@/lib/datanets/words";
import type { Agent, Eye, Sight } from "./agents/agent";
import { CURATOR, JUROR } from "./agents/agent";
import type { Random } from "./random";
import type { Move, World } from "./world";

/** A seed is the hash of the fourth block after the decision; one more may use it. */
const SEED_BLOCKS = 6;

/** Phase numbers of Types.sol. */
const PHASE = { panelCommit: 2, juryCommit: 4, reveal: 5, settled: 6, refunded: 7 } as const;

/** Items that one account contributes together. */
export type Batch = {
  actor: number;
  items: number;
  /** Labels or a refinement of a parent contribution, one for each set bit of `targets`. Left out: data. */
  of?: { kind: Kind; parent: bigint; targets: bigint };
  /** Digest and items root, when they are not its own (a copied root). */
  content?: bigint;
};

export type Scene = {
  batches: Batch[];
  /** Which items are good; the batches' items in their order. */
  truth: bigint;
  /** Items of the adversary; its cartel knows them. */
  cartelItems?: bigint;
  /** How likely the cartel's coin says good. */
  coinBias?: number;
  /** Who sits on a position; asked once for each. */
  agent: (stage: Stage, position: number) => Agent;
  /** What voters see, by stage; or the real answers of a crowd. */
  eyes?: Record<Stage, Eye>;
  look?: (stage: Stage, position: number, random: Random) => bigint;
  /** Voters read the stored words of the panel's ballots before the jury commits. */
  jurorsRead?: boolean;
  /** The panel opens its votes before the jury commits, where a contract lets it. */
  panelOpensFirst?: boolean;
};

type ChainRound = {
  phase: number;
  attempt: number;
  budget: number | bigint;
  spent: number | bigint;
  gold: bigint;
  panel: readonly number[];
  jury: readonly number[];
};

type Vote = { position: bigint; actor: bigint; verdict: bigint; salt: bigint };
type Voter = {
  agent: Agent;
  actor: number;
  verdict: bigint | null;
  vote: Vote | null;
  opened: boolean;
};

/** How a round ended. */
export type Outcome = {
  items: number;
  accepted: bigint;
  gold: bigint;
  refunded: boolean;
  /** gwei of the budget P, reserved at close. */
  budget: bigint;
  /** gwei of it that upkeep was paid. */
  spent: bigint;
};

/** What somebody with this eye sees of the items. */
export function looked(truth: bigint, items: number, eye: Eye, random: Random): bigint {
  let seen = 0n;
  for (let i = 0; i < items; i += 1) {
    const chance = hasBit(truth, i) ? eye.truePositive : eye.falsePositive;
    if (random.chance(chance)) seen |= 1n << BigInt(i);
  }
  return seen;
}

export const bytes32 = (word: bigint): Hex => `0x${word.toString(16).padStart(64, "0")}`;

export class Round {
  number = 0n;
  readonly items: number;
  readonly voters: Record<Stage, Voter[]> = { panel: [], jury: [] };
  private gold = 0n;
  private shown: bigint[] = [];
  private readonly coin: bigint;
  private readonly pending: Hex[] = [];

  constructor(
    readonly world: World,
    readonly scene: Scene,
    private readonly random: Random,
  ) {
    this.items = scene.batches.reduce((sum, { items }) => sum + items, 0);
    this.coin = random.bits(this.items, scene.coinBias ?? 0.5);
  }

  /** Contributes the batches, closes the round and draws its panel. */
  async open(): Promise<void> {
    const { world, scene } = this;
    const head = await world.read<{ closed: number }>("Curation", "head", [world.datanet]);
    this.number = BigInt(head.closed) + 1n;
    const { reviewFeeWei, bondWei, roundSize, roundTimeout } = world.policy;
    const moves = scene.batches.map(({ actor, items, of, content }) => {
      const own = () => bytes32(content ?? this.random.word());
      const lineage = of ? [wordNumber(KINDS, of.kind), of.parent, of.targets] : [0, 0n, 0n];
      return world.move(
        actor,
        "Contributions",
        "contribute",
        [world.datanet, ...lineage, 0, own(), own(), BigInt(items)],
        BigInt(items) * (reviewFeeWei + bondWei),
      );
    });
    if (this.items >= roundSize) {
      await world.play([...moves, this.advance()], SEED_BLOCKS);
    } else {
      await world.play(moves);
      await world.chain.wait(roundTimeout);
      await world.play([this.advance()], SEED_BLOCKS);
    }
    await world.play([this.advance()]);
    await this.seat("panel");
  }

  /** The panel votes; then gold and the jury are drawn. */
  async panelVotes(): Promise<void> {
    const { world, scene } = this;
    const votes = this.cast("panel");
    const whole = votes.length === this.voters.panel.length;
    if (votes.length > 0)
      await world.send([this.ballot("commit", "panel", votes)], whole ? SEED_BLOCKS : 1);
    if (!whole) {
      await world.chain.wait(world.policy.panelPeriod + 1);
      await world.play([this.advance()], SEED_BLOCKS);
    }
    await world.play([this.advance()]);
    await this.seat("jury");
    if (scene.panelOpensFirst) {
      this.openVotes();
      await this.flush();
    }
    if (!scene.jurorsRead) return;
    for (let position = 0; position < this.voters.panel.length; position += 1) {
      const args = [world.datanet, this.number, 0, BigInt(position)];
      this.shown.push(await world.read<bigint>("Curation", "ballot", args));
    }
  }

  /** The jury votes. What follows in the same block waits for `finish`. */
  async juryVotes(): Promise<void> {
    const { world } = this;
    const votes = this.cast("jury");
    if (votes.length > 0) this.pending.push(this.ballot("commit", "jury", votes));
    if (votes.length === this.voters.jury.length) return;
    await this.flush();
    await world.chain.wait(world.policy.juryPeriod + 1);
  }

  /** Everybody opens his vote but those who hold it back. */
  openVotes(): void {
    for (const stage of STAGES) {
      const opening = this.voters[stage].filter(
        ({ agent, vote, opened }) => vote && !opened && !agent.withholds,
      );
      if (opening.length === 0) continue;
      for (const voter of opening) voter.opened = true;
      const votes = opening.map(({ vote }) => vote!);
      this.pending.push(this.ballot("reveal", stage, votes));
    }
  }

  /** Settles what has been opened. */
  async settle(): Promise<Outcome> {
    const { world } = this;
    const all = STAGES.every((stage) =>
      this.voters[stage].every(({ vote, opened }) => !vote || opened),
    );
    if (!all) {
      await this.flush();
      await world.chain.wait(world.policy.revealPeriod + 1);
    }
    this.pending.push(world.playData([this.advance()]));
    await this.flush();
    return this.outcome();
  }

  async play(): Promise<Outcome> {
    await this.open();
    await this.panelVotes();
    await this.juryVotes();
    this.openVotes();
    return this.settle();
  }

  /** The move with which anybody who knows a panelist's vote shows it too early. */
  exposure(by: number, position: number): Move {
    const { world } = this;
    const vote = this.voters.panel[position]?.vote;
    if (!vote) throw new RangeError(`Position ${position} has not voted.`);
    const opening = {
      position,
      verdict: vote.verdict,
      salt: bytes32(vote.salt),
    };
    return world.move(by, "Curation", "expose", [world.datanet, this.number, 0, opening]);
  }

  // ---------------------------------------------------------------- inside

  private advance() {
    const { world } = this;
    return world.move(world.others.keeper, "Curation", "advance", [world.datanet, this.number]);
  }

  private async read(): Promise<ChainRound> {
    return this.world.read<ChainRound>("Curation", "round", [this.world.datanet, this.number]);
  }

  /** Sends what waits to be sent. */
  async flush() {
    const calls = this.pending.splice(0);
    if (calls.length > 0) await this.world.send(calls);
  }

  private async seat(stage: Stage) {
    const round = await this.read();
    const wanted = stage === "panel" ? PHASE.panelCommit : PHASE.juryCommit;
    if (round.phase !== wanted)
      throw new Error(`The ${stage} was not drawn (phase ${round.phase}).`);
    this.gold = round.gold;
    const bench = this.world.seats[stage === "panel" ? "curator" : "juror"];
    this.voters[stage] = round[stage].map((seat, position) => ({
      agent: this.scene.agent(stage, position),
      actor: bench[seat]!,
      verdict: null,
      vote: null,
      opened: false,
    }));
  }

  private cast(stage: Stage): Vote[] {
    const { scene, random, items } = this;
    const eyes = scene.eyes ?? { panel: CURATOR, jury: JUROR };
    const judged = stage === "panel" ? fullBitmap(items) : this.gold;
    const votes: Vote[] = [];
    this.voters[stage].forEach((voter, position) => {
      const seen =
        scene.look?.(stage, position, random) ?? looked(scene.truth, items, eyes[stage], random);
      const sight: Sight = {
        stage,
        items,
        seen,
        judged,
        shown: this.shown,
        cartel: { items: scene.cartelItems ?? 0n, coin: this.coin },
        random,
      };
      voter.verdict = voter.agent.vote(sight);
      if (voter.verdict === null) return;
      voter.vote = {
        position: BigInt(position),
        actor: BigInt(voter.actor),
        verdict: stage === "panel" ? voter.verdict : compressBits(voter.verdict, this.gold),
        salt: random.word(),
      };
      votes.push(voter.vote);
    });
    return votes;
  }

  private ballot(functionName: "commit" | "reveal", stage: Stage, votes: Vote[]) {
    const { world } = this;
    return world.troupeData(functionName, [
      world.at.Curation,
      world.datanet,
      this.number,
      wordNumber(STAGES, stage),
      votes,
    ]);
  }

  private async outcome(): Promise<Outcome> {
    const { world, items } = this;
    const round = await this.read();
    const accepted = await world.read<bigint>("Contributions", "acceptedOf", [
      world.datanet,
      this.number,
    ]);
    return {
      items,
      accepted: accepted & fullBitmap(items),
      gold: round.gold,
      refunded: round.phase === PHASE.refunded,
      budget: BigInt(round.budget),
      spent: BigInt(round.spent),
    };
  }
}
