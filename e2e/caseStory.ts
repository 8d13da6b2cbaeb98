import { keccak256, toHex, type Address } from "viem";
import { casesAbi } from "@/contracts-abi/Cases";
import { localClient } from "@/devnet/chain";
import { Library } from "@/devnet/library";
import { digits } from "@/devnet/samples/digits";
import { advanceCase } from "@/lib/cases/actions";
import { carryCaseBallots, casesDomain, revealCaseBallot } from "@/lib/cases/ballotActions";
import { readCase } from "@/lib/cases/reads";
import type { CasePage, CaseSeat } from "@/lib/cases/types";
import { VERDICTS, type CaseState, type CaseVerdict } from "@/lib/cases/words";
import { addresses } from "@/lib/chain/addresses";
import { contentUrl } from "@/lib/content/fetch";
import { packContribution, packDatanet } from "@/lib/content/pack";
import type { Bytes } from "@/lib/content/pieces";
import { itemPath } from "@/lib/content/schema";
import { contribute } from "@/lib/contributions/actions";
import { contributionId } from "@/lib/contributions/ids";
import { readContribution } from "@/lib/contributions/reads";
import { carriedTypedData, commitmentOf } from "@/lib/curation/ballot";
import { createDatanet, findCreated } from "@/lib/datanets/actions";
import { readDatanet } from "@/lib/datanets/reads";
import { sameAddress } from "@/lib/format/address";
import { PERSONAS } from "@/lib/wallet/personas";
import { EXTRA_JURORS, KEEPER, persona, Story } from "./story";

/** Seconds of a phase: enough for a slow machine; phases end early once all have acted. */
const PHASE = 900;
/** Nobody's position: everybody is played by the story. */
const NOBODY = -1;

/** The chain beside a browser in which people deal with cases. */
export class CaseStory extends Story {
  constructor(
    private readonly rpcUrl: string,
    private readonly appUrl: string,
  ) {
    super(rpcUrl);
  }

  /** A datanet of Ada's, like the digits, with phases that wait for people. */
  async createDatanet(name: string): Promise<number> {
    const { chain } = this.people;
    const { policy, priceWei } = await readDatanet(chain, { id: 2 });
    const { description } = await digits();
    // Words of its own: a steward's datanets are told apart by them.
    const about = `For the story of ${new Date().toISOString()}.`;
    const packed = await packDatanet({ ...description, name, description: about });
    await this.store(packed.car);
    const content = packed.digest;
    const phases = { panelPeriod: PHASE, juryPeriod: PHASE, revealPeriod: PHASE };
    const ada = persona("Ada");
    const params = { name, content, priceWei, policy: { ...policy, ...phases } };
    await this.people.act(ada, createDatanet(params));
    return (await findCreated(chain, { steward: this.address(ada), content }))!;
  }

  private store(car: readonly Bytes[]): Promise<void> {
    return new Library(this.appUrl, this.people.account(KEEPER)).put(car);
  }

  /** Ben's first contribution to it, of which the round accepts every item. */
  async acceptAll(datanet: number): Promise<void> {
    const ben = persona("Ben");
    const { policy } = await readDatanet(this.people.chain, { id: datanet });
    const samples = await (await digits()).take(300, policy.roundSize);
    const packed = await packContribution({
      kind: "data",
      datanet,
      contributor: this.address(ben),
      items: samples.map(({ item }) => item),
    });
    await this.store(packed.car);
    await this.people.act(
      ben,
      contribute({
        datanet,
        kind: "data",
        content: packed.digest,
        itemsRoot: packed.itemsRoot,
        count: packed.count,
      }),
    );
    const good = (1n << BigInt(packed.count)) - 1n;
    const panel = await this.until(datanet, 1, "panelCommit");
    await this.commitOthers(panel, "panel", NOBODY, good);
    const jury = await this.until(datanet, 1, "juryCommit");
    await this.commitOthers(jury, "jury", NOBODY, good);
    const open = await this.until(datanet, 1, "reveal");
    await this.revealOthers(open, "panel", NOBODY, good);
    await this.revealOthers(open, "jury", NOBODY, good);
    await this.until(datanet, 1, "settled");
  }

  case(id: number): Promise<CasePage> {
    return readCase(this.people.chain, { id });
  }

  async newestCase(contribution: number): Promise<number> {
    const ids = await this.people.chain.readContract({
      address: addresses().Cases,
      abi: casesAbi,
      functionName: "casesOf",
      args: [BigInt(contribution)],
    });
    return ids.at(-1)!;
  }

  /** Does what is due until the case is in the state. */
  async untilCase(id: number, state: CaseState): Promise<CasePage> {
    for (;;) {
      const page = await this.case(id);
      if (page.brief.state === state) return page;
      // The neighbours' keeper may be first; then there is nothing left to do.
      if (page.brief.due) await this.people.act(KEEPER, advanceCase({ id })).catch(() => undefined);
      else await this.nextBlock();
    }
  }

  /** Moves the clock past the deadline of the case's state. */
  async passDeadline({ brief, now }: CasePage): Promise<void> {
    const chain = localClient(this.rpcUrl);
    await chain.increaseTime({ seconds: brief.deadline! - now.time + 1 });
    await chain.mine({ blocks: 1 });
  }

  /** The first persona on the present jury; the others are this object's to play. */
  jurorByHand(page: CasePage): { name: string; position: number } {
    for (const { owner, position } of page.tiers.at(-1)!.seats) {
      const found = PERSONAS.find(({ index }) => sameAddress(this.address(index), owner));
      if (found) return { name: found.name, position };
    }
    throw new Error("No persona was drawn for the jury.");
  }

  private voterOf({ owner }: CaseSeat) {
    const indexes = [...PERSONAS.map(({ index }) => index), ...EXTRA_JURORS];
    return this.people.account(indexes.find((i) => sameAddress(this.address(i), owner))!);
  }

  private votes(page: CasePage, by: number, verdict: CaseVerdict) {
    const { ballotId, seats } = page.tiers.at(-1)!;
    return seats
      .filter(({ position }) => position !== by)
      .map((seat) => ({
        position: seat.position,
        voter: this.voterOf(seat),
        ballotId,
        verdict: VERDICTS[verdict],
        salt: keccak256(toHex(`case ${ballotId} ${seat.position}`)),
      }));
  }

  /** Everyone on the jury but position `by` signs a ballot; one account carries them all. */
  async commitJury(page: CasePage, by: number, verdict: CaseVerdict): Promise<void> {
    const domain = casesDomain(this.people.chain);
    const deadline = page.brief.deadline!;
    const ballots = await Promise.all(
      this.votes(page, by, verdict).map(async ({ voter, ...secret }) => {
        const commitment = commitmentOf(domain, { ...secret, voter: voter.address });
        const message = { ...secret, voter: voter.address, commitment, deadline: BigInt(deadline) };
        const signature = await voter.signTypedData(carriedTypedData(domain, message));
        return { position: secret.position, commitment, deadline, signature };
      }),
    );
    await this.people.act(KEEPER, carryCaseBallots({ ...refOf(page), ballots }));
  }

  async revealJury(page: CasePage, by: number, verdict: CaseVerdict): Promise<void> {
    const openings = this.votes(page, by, verdict);
    await this.people.act(KEEPER, revealCaseBallot({ ...refOf(page), openings }));
  }

  /** Gwei of bond, top-up and income that a contribution still holds. */
  async held(contribution: number): Promise<bigint> {
    return (await this.preview(BigInt(contribution)))[3];
  }

  /** What the content server answers when asked for an item's bytes. */
  async itemStatus(datanet: number, item: number): Promise<number> {
    const id = contributionId(datanet, 1);
    const { row } = await readContribution(this.people.chain, { id });
    const url = contentUrl(row.content, itemPath(item, "image/png"), id);
    return (await fetch(`${this.appUrl}${url}`)).status;
  }

  /** An account that has code. */
  contractAddress(): Address {
    return addresses().Treasury;
  }

  /** Wei burned so far: it all goes to one address. */
  async burned(): Promise<bigint> {
    return this.people.chain.getBalance({ address: BURNED });
  }
}

const BURNED: Address = "0x000000000000000000000000000000000000dEaD";

const refOf = ({ brief: { id, tier, contribution } }: CasePage) => ({ id, tier, contribution });
