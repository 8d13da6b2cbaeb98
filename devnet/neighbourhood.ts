import type { Hex } from "viem";
import { keccak256, toHex } from "viem";
import { appealCase, fileCase } from "@/lib/cases/actions";
import { readCasesOf } from "@/lib/cases/reads";
import type { CaseReason } from "@/lib/cases/words";
import { contribute } from "@/lib/contributions/actions";
import { contributionId } from "@/lib/contributions/ids";
import { readContribution, readLabelTargets } from "@/lib/contributions/reads";
import type { LabelTarget } from "@/lib/contributions/types";
import { packContribution, packEvidence } from "@/lib/content/pack";
import { bitsOf, fromBits } from "@/lib/curation/bitmap";
import { readRound } from "@/lib/curation/reads";
import { topUpSeat } from "@/lib/curation/seatActions";
import { readDatanet, readExplore } from "@/lib/datanets/reads";
import type { DatanetPage } from "@/lib/datanets/types";
import { keepOnce } from "@/lib/upkeep/keeper";
import { payUsage } from "@/lib/usage/actions";
import { Library } from "./library";
import {
  CHALLENGER,
  CONSUMERS,
  CONTRIBUTORS,
  CURATORS,
  JURORS,
  KEEPER,
  LABELLERS,
  People,
} from "./people";
import { Voting } from "./ballots";
import { CaseVoting } from "./caseBallots";
import { copiesIn, judgeContribution } from "./judge";
import { digits } from "./samples/digits";
import { emails } from "./samples/emails";
import { seeded } from "./samples/random";
import type { SampleDatanet } from "./samples/types";

/** Items a labeller takes on at once, and how often one gets a label wrong. */
const LABELS_AT_ONCE = 12;
const LABEL_ERROR_RATE = 0.2;
const LIVING = new Set(["panelCommit", "juryCommit", "reveal"]);

/** The scripted people of the local world and all they can do, one thing at a time. */
export class Neighbourhood {
  readonly people: People;
  readonly library: Library;
  private readonly voting: Voting;
  private readonly caseVoting: CaseVoting;
  private readonly samples = new Map<number, SampleDatanet>();

  private constructor(
    { rpcUrl, appUrl }: { rpcUrl: string; appUrl: string },
    private readonly kinds: readonly SampleDatanet[],
  ) {
    this.people = new People(rpcUrl);
    this.library = new Library(appUrl, this.people.account(KEEPER));
    this.voting = new Voting(this.people, this.library);
    this.caseVoting = new CaseVoting(this.people, this.library);
  }

  static async open(urls: { rpcUrl: string; appUrl: string }): Promise<Neighbourhood> {
    return new Neighbourhood(urls, await Promise.all([emails(), digits()]));
  }

  get known(): readonly SampleDatanet[] {
    return this.kinds;
  }

  /** The sample datanets that exist, by id. Datanets that people create are theirs alone. */
  async datanets(): Promise<ReadonlyMap<number, SampleDatanet>> {
    if (this.samples.size < this.kinds.length) {
      for (const { id, name } of (await readExplore(this.people.chain)).datanets) {
        const sample = this.kinds.find(({ description }) => description.name === name);
        // The oldest of a name is the sample; the list begins with the newest.
        if (sample && ![...this.samples].some(([other, s]) => s === sample && other < id)) {
          this.samples.set(id, sample);
        }
      }
    }
    return this.samples;
  }

  page(datanet: number): Promise<DatanetPage> {
    return readDatanet(this.people.chain, {
      id: datanet,
      account: this.people.account(KEEPER).address,
    });
  }

  /** Commits and reveals whatever is due of the neighbours' seats. */
  async vote(): Promise<void> {
    for (const [datanet, sample] of await this.datanets()) {
      for (const { number, state } of (await this.page(datanet)).rounds) {
        if (!LIVING.has(state)) continue;
        const round = await readRound(this.people.chain, { datanet, round: number });
        await this.voting.vote(round, sample);
      }
      await this.caseVoting.vote(datanet, sample);
    }
  }

  /** Brings neighbours' seats that judging has cost money back to par, so that they are drawn again. */
  async mendSeats(): Promise<void> {
    for (const [datanet] of await this.datanets()) {
      const { policy, curators, jurors } = await this.page(datanet);
      const benches = [
        { bench: "curator", members: CURATORS, par: policy.curatorSeatWei, size: curators },
        { bench: "juror", members: JURORS, par: policy.jurorSeatWei, size: jurors },
      ] as const;
      for (const { bench, members, par, size } of benches) {
        // Nobody's seat has fallen out while the bench counts at least the neighbours.
        if (size.active >= members.length) continue;
        for (const index of members) {
          const account = this.people.account(index).address;
          const { viewer } = await readDatanet(this.people.chain, { id: datanet, account });
          const missing = par - viewer[bench].balanceWei;
          if (!viewer[bench].held || missing <= 0n) continue;
          await this.people.act(index, topUpSeat({ datanet, bench, amountWei: missing }));
        }
      }
    }
  }

  /** One pass of upkeep. A task that fails was somebody else's first, and comes again if it is due. */
  async keep(): Promise<number> {
    return (await keepOnce(this.people.context(KEEPER))).done.length;
  }

  /** Contributes `count` sample items. */
  async contribute(datanet: number, count: number): Promise<void> {
    const sample = (await this.datanets()).get(datanet)!;
    const page = await this.page(datanet);
    const from = page.contributions * page.policy.roundSize;
    const index = CONTRIBUTORS[page.contributions % CONTRIBUTORS.length]!;
    const contributor = this.people.account(index).address;
    const items = (await sample.take(from, count)).map(({ item }) => item);
    const packed = await packContribution({ kind: "data", datanet, contributor, items });
    await this.library.put(packed.car);
    await this.people.act(
      index,
      contribute({
        datanet,
        kind: "data",
        content: packed.digest,
        itemsRoot: packed.itemsRoot,
        count: packed.count,
      }),
    );
  }

  /** Labels some accepted items that lack a label. Returns false when there is nothing to label. */
  async label(datanet: number): Promise<boolean> {
    const sample = (await this.datanets()).get(datanet)!;
    const { targets } = await readLabelTargets(this.people.chain, { datanet });
    const missing = (target: LabelTarget) => target.accepted & ~(target.labelled[0] ?? 0n);
    const found = targets.find((target) => missing(target) !== 0n);
    const field = sample.description.fields[0];
    if (!found || !field || sample.description.labels !== "separate") return false;
    const data = await this.library.manifest(found.content, found.id);
    if (data.kind === "labels") return false;
    const page = await this.page(datanet);
    const index = LABELLERS[page.contributions % LABELLERS.length]!;
    const random = seeded(`labels ${datanet} ${page.contributions}`);
    const items = bitsOf(missing(found))
      .slice(0, LABELS_AT_ONCE)
      .map((target) => {
        const right = sample.trueLabel(data.items[target]!.sha256 as Hex) ?? field.options[0]!;
        const others = field.options.filter((option) => option !== right);
        const wrong = others[Math.floor(random() * others.length)]!;
        return { target, label: random() < LABEL_ERROR_RATE ? wrong : right };
      });
    const packed = await packContribution({
      kind: "labels",
      datanet,
      contributor: this.people.account(index).address,
      parent: BigInt(found.id),
      field: field.name,
      items,
    });
    await this.library.put(packed.car);
    await this.people.act(
      index,
      contribute({
        datanet,
        kind: "labels",
        content: packed.digest,
        itemsRoot: packed.itemsRoot,
        count: packed.count,
        parent: found.id,
        targets: fromBits(items.map(({ target }) => target)),
        field: 0,
      }),
    );
    return true;
  }

  /**
   * Challenges an accepted item of the first contribution that nobody has challenged: a copy, or one that is good.
   * Returns false when there is none.
   */
  async challenge(datanet: number, claim: "copy" | "good"): Promise<boolean> {
    const sample = (await this.datanets()).get(datanet)!;
    const id = contributionId(datanet, 1);
    const { row } = await readContribution(this.people.chain, { id });
    const { cases } = await readCasesOf(this.people.chain, { contribution: id });
    const challenged = cases.reduce((items, brief) => items | brief.items, 0n);
    const free = bitsOf(row.accepted & ~challenged);
    const copies = await copiesIn(row, sample, this.library);
    const manifest = await this.library.manifest(row.content, id);
    if (manifest.kind === "labels") return false;
    if (claim === "good") {
      const good = await judgeContribution(row, sample, this.people, this.library);
      const item = free.find((bit) => good[bit] && !copies.has(bit));
      if (item === undefined) return false;
      await this.file(id, item, "junk", "Nobody writes like this, and nobody will learn from it.");
      return true;
    }
    const item = free.find((bit) => copies.has(bit));
    if (item === undefined) return false;
    const original = manifest.items.findIndex(({ sha256 }) => sha256 === copies.get(item));
    const text = `Item ${item + 1} of this contribution is its item ${original + 1} again, as another mailbox received it: only the first line of its headers differs. The guidelines ask for e-mails that are not already here.`;
    await this.file(id, item, "duplicate", text);
    return true;
  }

  /** Asks for a larger jury. */
  async appeal(id: number): Promise<void> {
    await this.people.act(CHALLENGER, appealCase({ id }));
  }

  private async file(contribution: number, item: number, reason: CaseReason, text: string) {
    const { car, digest } = await packEvidence({ text, files: [] });
    await this.library.put(car);
    await this.people.act(
      CHALLENGER,
      fileCase({ contribution, items: fromBits([item]), reason, evidence: digest }),
    );
  }

  /** Pays for some usage. */
  async use(datanet: number, units: bigint): Promise<void> {
    const index = CONSUMERS[datanet % CONSUMERS.length]!;
    const reference = keccak256(toHex(`neighbour's query ${Date.now()}`));
    await this.people.act(index, payUsage({ datanet, units, reference }));
  }
}
