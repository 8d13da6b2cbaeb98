import { isAddressEqual, keccak256, toHex, type Address } from "viem";
import { addresses } from "@/lib/chain/addresses";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { treasuryAbi } from "@/contracts-abi/Treasury";
import { readDatanet } from "@/lib/datanets/reads";
import type { SeatView } from "@/lib/curation/seats";
import { carryBallots, revealBallot } from "@/lib/curation/ballotActions";
import { commitmentOf, carriedTypedData } from "@/lib/curation/ballot";
import { compressBits, bitsOf } from "@/lib/curation/bitmap";
import { contributionId } from "@/lib/contributions/ids";
import { readContribution } from "@/lib/contributions/reads";
import { readRound } from "@/lib/curation/reads";
import { appointJuror, buySeat } from "@/lib/curation/seatActions";
import type { RoundPage } from "@/lib/curation/types";
import type { RoundState, Stage } from "@/lib/datanets/words";
import { advanceRound } from "@/lib/upkeep/actions";
import { People } from "@/devnet/people";
import { digits } from "@/devnet/samples/digits";
import { PERSONAS } from "@/lib/wallet/personas";

/** Accounts beside the personas that hold seats in the story; they vote by the app's own actions. */
const EXTRA_CURATORS = [45, 46, 47, 48];
export const EXTRA_JURORS = [49, 50, 51, 52, 53, 54];
export const KEEPER = 55;
const CHAIN_ID = 31337;

export const persona = (name: string) => PERSONAS.find((p) => p.name === name)!.index;

/** An account at a block; balance in wei. */
type Standing = { address: Address; block: bigint; balance: bigint; nonce: number };

/** The chain beside the browser: fills the seats that the story's people do not, and reads balances. */
export class Story {
  readonly people: People;

  constructor(rpcUrl: string) {
    this.people = new People(rpcUrl);
  }

  address(index: number): Address {
    return this.people.account(index).address;
  }

  /**
   * What `account` has sent since `before` was taken, once its next transaction is in a block: value and
   * gas in wei, so that what else its balance gained is exact.
   */
  async sent(before: Standing): Promise<{ value: bigint; gas: bigint; gained: bigint }> {
    const { chain } = this.people;
    const { address } = before;
    let latest = await chain.getBlockNumber();
    while ((await chain.getTransactionCount({ address, blockNumber: latest })) === before.nonce) {
      await this.nextBlock();
      latest = await chain.getBlockNumber();
    }
    let [value, gas] = [0n, 0n];
    for (let blockNumber = before.block + 1n; blockNumber <= latest; blockNumber += 1n) {
      const { transactions } = await chain.getBlock({ blockNumber, includeTransactions: true });
      for (const { hash, from, value: amount } of transactions) {
        if (!isAddressEqual(from, address)) continue;
        const { gasUsed, effectiveGasPrice } = await chain.getTransactionReceipt({ hash });
        value += amount;
        gas += gasUsed * effectiveGasPrice;
      }
    }
    const balance = await chain.getBalance({ address, blockNumber: latest });
    return { value, gas, gained: balance - before.balance + value + gas };
  }

  /** Where an account stands now, to compare with after it has acted. */
  async standing(index: number): Promise<Standing> {
    const { chain } = this.people;
    const address = this.address(index);
    const blockNumber = await chain.getBlockNumber();
    const [balance, nonce] = await Promise.all([
      chain.getBalance({ address, blockNumber }),
      chain.getTransactionCount({ address, blockNumber }),
    ]);
    return { address, block: blockNumber, balance, nonce };
  }

  datanet(id: number) {
    const { chain } = this.people;
    return chain.readContract({
      address: addresses().Datanets,
      abi: datanetsAbi,
      functionName: "get",
      args: [BigInt(id)],
    });
  }

  preview(contribution: bigint) {
    const { chain } = this.people;
    return chain.readContract({
      address: addresses().Contributions,
      abi: contributionsAbi,
      functionName: "preview",
      args: [contribution],
    });
  }

  /** The curator seat of an account. */
  async seat(datanet: number, index: number): Promise<SeatView> {
    const { viewer } = await readDatanet(this.people.chain, {
      id: datanet,
      account: this.address(index),
    });
    return viewer.curator;
  }

  /** Wei that the treasury holds ready for an account's next claim. */
  async credit(index: number): Promise<bigint> {
    const gwei = await this.people.chain.readContract({
      address: addresses().Treasury,
      abi: treasuryAbi,
      functionName: "creditOf",
      args: [this.address(index)],
    });
    return gwei * 10n ** 9n;
  }

  /** Gwei by which a contribution's bond was topped up. */
  toppedUp(contribution: bigint): Promise<bigint> {
    const { chain } = this.people;
    return chain.readContract({
      address: addresses().Contributions,
      abi: contributionsAbi,
      functionName: "toppedUp",
      args: [contribution],
    });
  }

  /** Benches of which every draw holds at least one persona: 3 of 7 curators, 3 of 9 jurors. */
  async fillBenches(datanet: number): Promise<void> {
    const curators = [...["Chloe", "Finn", "Eve"].map(persona), ...EXTRA_CURATORS];
    const jurors = [...["Dev", "Ada", "Gia"].map(persona), ...EXTRA_JURORS];
    await Promise.all(
      curators.map((i) => this.people.act(i, buySeat({ datanet, bench: "curator" }))),
    );
    for (const i of jurors) {
      await this.people.act(persona("Ada"), appointJuror({ datanet, juror: this.address(i) }));
    }
    await Promise.all(jurors.map((i) => this.people.act(i, buySeat({ datanet, bench: "juror" }))));
  }

  /** Real digits as files, good ones and bad ones, named so that the app finds their labels. */
  async files(count: number) {
    const samples = await (await digits()).take(600, count);
    return {
      good: samples.map(({ good }) => good),
      files: samples.map(({ item }) => ({
        name: `${item.label}_${item.title}`,
        mimeType: item.mediaType,
        buffer: Buffer.from(item.bytes),
      })),
    };
  }

  round(datanet: number, round: number): Promise<RoundPage> {
    return readRound(this.people.chain, { datanet, round });
  }

  /** Path of the page of an accepted item of a datanet's first contribution. */
  async itemPath(datanet: number): Promise<string> {
    const { row } = await readContribution(this.people.chain, { id: contributionId(datanet, 1) });
    const [item] = bitsOf(row.accepted);
    return `/datanets/${datanet}/items/1-${item}`;
  }

  /** The rounds of a datanet that its page shows, newest last. */
  async rounds(datanet: number) {
    const { rounds } = await readDatanet(this.people.chain, {
      id: datanet,
      account: this.address(KEEPER),
    });
    return rounds.toSorted((a, b) => a.number - b.number);
  }

  /** Does what is due until the round is in one of the states. */
  async until(datanet: number, round: number, ...states: RoundState[]): Promise<RoundPage> {
    for (;;) {
      const page = await this.round(datanet, round);
      if (states.includes(page.state)) return page;
      if (page.due) {
        // The neighbours' keeper may be first; then there is nothing left to do.
        await this.people.act(KEEPER, advanceRound({ datanet, round })).catch(() => undefined);
      } else await this.nextBlock();
    }
  }

  protected async nextBlock(): Promise<void> {
    const { chain } = this.people;
    const now = await chain.getBlockNumber();
    await new Promise<void>((resolve) => {
      const stop = chain.watchBlockNumber({
        onBlockNumber: (n) => n > now && (stop(), resolve()),
        pollingInterval: 200,
      });
    });
  }

  /** The first persona in the drawn seats; the others are this object's to play. */
  playedByHand(round: RoundPage, stage: Stage): { name: string; position: number } {
    for (const { owner, position } of round[stage]) {
      const found = PERSONAS.find(({ index }) => this.address(index) === owner);
      if (found) return { name: found.name, position };
    }
    throw new Error(`No persona was drawn for the ${stage}.`);
  }

  private ballots(round: RoundPage, stage: Stage, by: number, verdict: bigint) {
    const seats = [...PERSONAS.map(({ index }) => index), ...EXTRA_CURATORS, ...EXTRA_JURORS];
    return round[stage]
      .filter(({ position }) => position !== by)
      .map(({ owner, position }) => ({
        position,
        voter: this.people.account(seats.find((i) => this.address(i) === owner)!),
        verdict: stage === "panel" ? verdict : compressBits(verdict, round.gold),
        salt: keccak256(toHex(`${stage} ${position}`)),
        ballotId: stage === "panel" ? round.panelBallotId : round.juryBallotId,
      }));
  }

  /** Everyone but position `by` signs a ballot; one account carries them all. */
  async commitOthers(round: RoundPage, stage: Stage, by: number, verdict: bigint): Promise<void> {
    const domain = { chainId: CHAIN_ID, curation: addresses().Curation };
    const deadline = round.deadline;
    const carried = await Promise.all(
      this.ballots(round, stage, by, verdict).map(async ({ voter, ...secret }) => {
        const commitment = commitmentOf(domain, { ...secret, voter: voter.address });
        const signature = await voter.signTypedData(
          carriedTypedData(domain, {
            ballotId: secret.ballotId,
            voter: voter.address,
            commitment,
            deadline: BigInt(deadline),
          }),
        );
        return { position: secret.position, commitment, deadline, signature };
      }),
    );
    const place = { datanet: round.datanet, round: round.number, stage };
    await this.people.act(KEEPER, carryBallots({ ...place, ballots: carried }));
  }

  async revealOthers(round: RoundPage, stage: Stage, by: number, verdict: bigint): Promise<void> {
    const openings = this.ballots(round, stage, by, verdict);
    const place = { datanet: round.datanet, round: round.number, stage };
    await this.people.act(KEEPER, revealBallot({ ...place, openings }));
  }
}
