/** One round of the deployed contracts, phase by phase: who contributes, votes and opens is the caller's. */
import { compressBits, fullBitmap, hasBit } from "@/lib/curation/bitmap";
import { STAGES, wordNumber, type Stage } from "@/lib/datanets/words";
import type { Agent, Eye, Sight } from "./agents/agent";
import { CURATOR, JUROR } from "./agents/agent";
import type { Random } from "./random";
import type { World } from "./world";

/** A seed is the hash of the fourth block after the decision; one more may use it. */
const SEED_BLOCKS = 6;

/** Phase numbers of Types.sol. */
const PHASE = { panelCommit: 2, juryCommit: 4, reveal: 5, settled: 6, refunded: 7 } as const;

/** Items that one account contributes together. */
export type Batch = { actor: number; items: number };

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

export class Round {
  number = 0n;
  readonly items: number;
  readonly voters: Record<Stage, Voter[]> = { panel: [], jury: [] };
  private gold = 0n;
  private readonly coin: bigint;
  private readonly pending: `0x${string}`[] = [];

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
    const moves = scene.batches.map(({ actor, items }) =>
      world.move(
        actor,
        "Contributions",
        "contribute",
        [world.datanet, 0, 0n, 0n, 0, this.bytes32(), this.bytes32(), BigInt(items)],
        BigInt(items) * (reviewFeeWei + bondWei),
      ),
    );
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
    const { world } = this;
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

  /** All who do not wait open their votes; who waits decides when it has seen the others'. */
  openVotes(): void {
    for (const stage of STAGES) this.openFor(stage, (voter) => !voter.agent.opens);
    const opened = {
      panel: this.openedVerdicts("panel"),
      jury: this.openedVerdicts("jury"),
    };
    for (const stage of STAGES) {
      this.openFor(stage, ({ agent, verdict }) =>
        Boolean(agent.opens?.({ own: verdict ?? 0n, opened })),
      );
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

  /** Who sits with which agent, for accounts of money. */
  seatsOf(name: string, stage: Stage): number[] {
    return this.voters[stage].filter(({ agent }) => agent.name === name).map(({ actor }) => actor);
  }

  // ---------------------------------------------------------------- inside

  private advance() {
    const { world } = this;
    return world.move(world.others.keeper, "Curation", "advance", [world.datanet, this.number]);
  }

  private bytes32() {
    return `0x${this.random.word().toString(16).padStart(64, "0")}`;
  }

  private async read(): Promise<ChainRound> {
    return this.world.read<ChainRound>("Curation", "round", [this.world.datanet, this.number]);
  }

  private async flush() {
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

  private openFor(stage: Stage, willing: (voter: Voter) => boolean) {
    const opening = this.voters[stage].filter(
      (voter) => voter.vote && !voter.opened && willing(voter),
    );
    if (opening.length === 0) return;
    for (const voter of opening) voter.opened = true;
    this.pending.push(
      this.ballot(
        "reveal",
        stage,
        opening.map(({ vote }) => vote!),
      ),
    );
  }

  private openedVerdicts(stage: Stage) {
    return this.voters[stage].filter(({ opened }) => opened).map(({ verdict }) => verdict!);
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
