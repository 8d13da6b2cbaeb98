/** Where cells get their worlds and samples: rounds that all begin from the same state, spread over chains. */
import type { Hex } from "viem";
import type { Policy } from "@/lib/datanets/types";
import { random, type Random } from "./random";
import { Round, type Outcome, type Scene } from "./round";
import { World, type Code, type Money } from "./world";

/** Which world: two with the same key are the same. */
export type Spec = {
  key: string;
  policy: Policy;
  code?: Code;
  pool?: boolean;
  free?: number;
  seats?: { curator: number; juror: number };
  /** What has happened before the first state. */
  past?: (world: World) => Promise<void>;
};

type Stage = { world: World; snapshot: Hex; before: Money };

/** A played round with all money before and after it. */
export type Played = { round: Round; world: World; before: Money; after: Money; outcome: Outcome };

/** Worlds that are kept running at most; the least recently used stop first. */
const KEPT = 3;

export class Lab {
  private readonly stages = new Map<string, Promise<Stage[]>>();
  rounds = 0;

  constructor(
    readonly seed: string,
    /** 1 in a full run; smaller runs take this part of the samples. */
    readonly scale: number,
    private readonly chains: number,
  ) {}

  /** A number of samples at this run's scale, never fewer than `least`. */
  samples(full: number, least = 40): number {
    return Math.max(Math.min(least, full), Math.round(full * this.scale));
  }

  /** How close a search goes, given how close it goes in a full run. */
  step(full: number): number {
    return this.scale < 0.1 ? 4 * full : full;
  }

  async stop() {
    for (const stages of this.stages.values()) {
      for (const { world } of await stages.catch(() => [])) world.stop();
    }
    this.stages.clear();
  }

  /** Does a piece of work from the world's first state, `count` times, each with its own seed; in order. */
  async repeat<T>(
    spec: Spec,
    name: string,
    { from = 0, count }: { from?: number; count: number },
    work: (world: World, random: Random, before: Money) => Promise<T>,
  ): Promise<T[]> {
    const stages = await this.stagesOf(spec);
    const results: T[] = new Array<T>(count);
    let next = 0;
    const run = async (stage: Stage) => {
      while (next < count) {
        const i = next++;
        const rng = random(`${this.seed}/${name}/${from + i}`);
        results[i] = await work(stage.world, rng, stage.before);
        await stage.world.chain.restore(stage.snapshot);
        stage.snapshot = await stage.world.chain.snapshot();
      }
    };
    await Promise.all(stages.map(run));
    return results;
  }

  /** Plays rounds from the world's first state and measures each. */
  async sample<T>(
    spec: Spec,
    name: string,
    range: { from?: number; count: number },
    scene: (random: Random, world: World) => Scene,
    measure: (played: Played) => T,
  ): Promise<T[]> {
    return this.repeat(spec, name, range, async (world, rng, before) => {
      const round = new Round(world, scene(rng, world), rng);
      const outcome = await round.play();
      const after = await world.money();
      this.rounds += 1;
      return measure({ round, world, before, after, outcome });
    });
  }

  /** Gas of all transactions so far in the worlds of a spec. */
  async gas(spec: Spec): Promise<bigint> {
    const stages = await this.stagesOf(spec);
    return stages.reduce((sum, { world }) => sum + world.chain.gasUsed, 0n);
  }

  private stagesOf(spec: Spec): Promise<Stage[]> {
    const found = this.stages.get(spec.key);
    if (found) {
      this.stages.delete(spec.key);
      this.stages.set(spec.key, found);
      return found;
    }
    const stages = Promise.all(
      Array.from({ length: this.chains }, async () => {
        const world = await World.create(spec);
        await spec.past?.(world);
        return { world, before: await world.money(), snapshot: await world.chain.snapshot() };
      }),
    );
    this.stages.set(spec.key, stages);
    for (const [key, old] of [...this.stages].slice(0, -KEPT)) {
      this.stages.delete(key);
      void old.then((list) => list.forEach(({ world }) => world.stop()));
    }
    return stages;
  }
}
