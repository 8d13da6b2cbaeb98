/**
 * A datanet to attack: the deployed contracts, one datanet under a policy, full benches of equal seats, and a
 * pool that gives every round its full slice. Nothing here knows who is honest: seats are equal, so a cell says
 * anew in every round whose they are, which is a bench of any size of which a share q is the adversary's.
 */
import {
  concatHex,
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  type Abi,
  type Address,
  type Hex,
} from "viem";
import { casesAbi } from "@/contracts-abi/Cases";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { curationAbi } from "@/contracts-abi/Curation";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { treasuryAbi } from "@/contracts-abi/Treasury";
import { readArtifact } from "@/devnet/artifacts";
import { encodePolicy } from "@/lib/datanets/decode";
import type { Policy } from "@/lib/datanets/types";
import { BENCHES, wordNumber, type Bench } from "@/lib/datanets/words";
import { WEI_PER_OPEN } from "@/lib/format/open";
import { Chain } from "./chain";

/** OPEN every account begins with: more than any cell can spend. */
const PURSE = 1_000_000n * WEI_PER_OPEN;
/** gwei of a unit of usage. */
export const UNIT_PRICE = 10_000_000n;
/** OPEN the curation pool begins with: full slices for every round of a cell. */
const POOL = 100_000n * WEI_PER_OPEN;
const DAY = 86_400;

export const ABIS = {
  Treasury: treasuryAbi,
  Datanets: datanetsAbi,
  Contributions: contributionsAbi,
  Curation: curationAbi,
  Cases: casesAbi,
} as const;
const NAMES = ["Treasury", "Datanets", "Contributions", "Curation", "Cases"] as const;
export type Contract = (typeof NAMES)[number];

/** Creation code by name: what is deployed, or a variant of it with one defence removed. */
export type Code = (name: Contract) => Hex;
export const deployedCode: Code = (name) => readArtifact(name).bytecode.object;

/** One call that an account makes. `value` in wei. */
export type Move = { actor: number; to: Address; value?: bigint; data: Hex };

export type Money = {
  /** wei: what each account holds and has been credited, and what lies in its seats. */
  purses: bigint[];
  /** gwei by account; 0 without a seat. */
  curator: bigint[];
  juror: bigint[];
};

const GWEI = 1_000_000_000n;

export class World {
  private constructor(
    readonly chain: Chain,
    readonly policy: Policy,
    readonly at: Record<Contract, Address>,
    readonly troupe: Address,
    private readonly troupeAbi: Abi,
    /** Addresses of the accounts, by number. */
    readonly actors: Address[],
    /** Account of each curator seat, by seat id; then of each juror seat. */
    readonly seats: Record<Bench, number[]>,
    /** Accounts without a seat: a steward, a keeper who does the upkeep, contributors, consumers. */
    readonly others: { steward: number; keeper: number; consumer: number; free: number[] },
    readonly datanet: bigint,
  ) {}

  /**
   * @param options.seats seats on each bench, at least what the policy asks for a draw
   * @param options.free accounts without a seat for the cell to use
   * @param options.pool false: the pool begins empty
   */
  static async create(options: {
    policy: Policy;
    seats?: { curator: number; juror: number };
    free?: number;
    code?: Code;
    pool?: boolean;
  }): Promise<World> {
    const { policy, free = 8, code = deployedCode, pool = true } = options;
    const size = options.seats ?? { curator: policy.minCurators, juror: policy.minJurors };
    const chain = await Chain.start();
    try {
      const at = await deploy(chain, code);
      const { troupe, abi, actors } = await hire(chain, size.curator + size.juror + 3 + free);
      const range = (from: number, count: number) =>
        Array.from({ length: count }, (_, i) => from + i);
      const seats = {
        curator: range(0, size.curator),
        juror: range(size.curator, size.juror),
      };
      const steward = size.curator + size.juror;
      const others = {
        steward,
        keeper: steward + 1,
        consumer: steward + 2,
        free: range(steward + 3, free),
      };
      const world = new World(chain, policy, at, troupe, abi, actors, seats, others, 1n);
      await world.furnish(pool);
      return world;
    } catch (error) {
      chain.stop();
      throw error;
    }
  }

  stop() {
    this.chain.stop();
  }

  // ---------------------------------------------------------------- moves

  /** A call to one of the contracts, to be played by an account. */
  move(actor: number, contract: Contract, functionName: string, args: unknown[], value = 0n): Move {
    const data = encodeFunctionData({ abi: ABIS[contract] as Abi, functionName, args });
    return { actor, to: this.at[contract], value, data };
  }

  /** The moves as calldata for `all`. */
  playData(moves: Move[]): Hex {
    const list = moves.map(({ actor, to, value = 0n, data }) => ({
      actor: BigInt(actor),
      to,
      value,
      data,
    }));
    return encodeFunctionData({ abi: this.troupeAbi, functionName: "play", args: [list] });
  }

  troupeData(functionName: string, args: unknown[]): Hex {
    return encodeFunctionData({ abi: this.troupeAbi, functionName, args });
  }

  /** All the calls to the troupe in one transaction, the first of `blocks` blocks. @throws Reverted */
  async send(calls: Hex[], blocks = 1): Promise<void> {
    const data = calls.length === 1 ? calls[0]! : this.troupeData("all", [calls]);
    await this.chain.send(this.troupe, data, blocks);
  }

  /** All the moves in one transaction. @throws Reverted with the first failure's reason */
  async play(moves: Move[], blocks = 1): Promise<void> {
    await this.send([this.playData(moves)], blocks);
  }

  async read<T>(contract: Contract, functionName: string, args: unknown[]): Promise<T> {
    const abi = ABIS[contract] as Abi;
    const data = await this.chain.call(
      this.at[contract],
      encodeFunctionData({ abi, functionName, args }),
    );
    return decodeFunctionResult({ abi, functionName, data, args }) as T;
  }

  /** All money of all accounts, read from the contracts. */
  async money(): Promise<Money> {
    const args = [this.at.Treasury, this.at.Curation, this.datanet];
    const data = await this.chain.call(this.troupe, this.troupeData("purses", args));
    const [held, credit, curator, juror] = decodeFunctionResult({
      abi: this.troupeAbi,
      functionName: "purses",
      data,
    }) as [bigint[], bigint[], bigint[], bigint[]];
    const purses = held.map((wei, i) => wei + (credit[i]! + curator[i]! + juror[i]!) * GWEI);
    return { purses, curator: [...curator], juror: [...juror] };
  }

  buySeat(actor: number, bench: Bench): Move[] {
    const moves: Move[] = [];
    const wei = bench === "curator" ? this.policy.curatorSeatWei : this.policy.jurorSeatWei;
    const { steward } = this.others;
    if (bench === "juror") {
      moves.push(
        this.move(steward, "Curation", "appointJuror", [this.datanet, this.actors[actor]]),
      );
    }
    const which = wordNumber(BENCHES, bench);
    moves.push(this.move(actor, "Curation", "buySeat", [this.datanet, which], wei));
    return moves;
  }

  /** A paid use of `wei`, rounded down to whole units. */
  use(actor: number, wei: bigint): Move {
    const units = wei / GWEI / UNIT_PRICE;
    const value = units * UNIT_PRICE * GWEI;
    return this.move(actor, "Datanets", "use", [this.datanet, units, `0x${"0".repeat(64)}`], value);
  }

  private async furnish(pool: boolean) {
    const { steward, consumer } = this.others;
    const digest = `0x${"11".repeat(32)}`;
    await this.play([
      this.move(steward, "Datanets", "create", [
        "Simulated",
        digest,
        UNIT_PRICE,
        encodePolicy(this.policy),
      ]),
      ...this.seats.curator.flatMap((actor) => this.buySeat(actor, "curator")),
      ...this.seats.juror.flatMap((actor) => this.buySeat(actor, "juror")),
      // Nobody earns yet, so all but burn and stewardship fills the pool.
      ...(pool ? [this.use(consumer, POOL)] : []),
    ]);
    await this.chain.wait(this.policy.seatAge + DAY);
  }
}

async function deploy(chain: Chain, code: Code): Promise<Record<Contract, Address>> {
  const first = BigInt(
    (await chain.rpc("eth_getTransactionCount", [chain.director, "latest"])) as Hex,
  );
  const at = Object.fromEntries(
    NAMES.map((name, i) => [
      name,
      getContractAddress({ from: chain.director, nonce: first + BigInt(i) }),
    ]),
  ) as Record<Contract, Address>;
  for (const name of NAMES) {
    // Datanets alone knows nothing of Cases.
    const others = NAMES.filter(
      (other) => other !== name && !(name === "Datanets" && other === "Cases"),
    ).map((other) => at[other]);
    const types = others.map(() => ({ type: "address" }));
    await chain.send(undefined, concatHex([code(name), encodeAbiParameters(types, others)]));
  }
  return at;
}

async function hire(chain: Chain, count: number) {
  const { abi, bytecode } = readArtifact("Troupe");
  const nonce = BigInt(
    (await chain.rpc("eth_getTransactionCount", [chain.director, "latest"])) as Hex,
  );
  const troupe = getContractAddress({ from: chain.director, nonce });
  await chain.send(undefined, bytecode.object);
  const value = PURSE * BigInt(count);
  await chain.send(
    troupe,
    encodeFunctionData({ abi, functionName: "hire", args: [BigInt(count)] }),
    1,
    value,
  );
  const data = await chain.call(troupe, encodeFunctionData({ abi, functionName: "cast" }));
  const actors = decodeFunctionResult({ abi, functionName: "cast", data }) as Address[];
  return { troupe, abi, actors };
}
