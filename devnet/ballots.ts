import type { Hex } from "viem";
import { addresses } from "@/lib/chain/addresses";
import { openLedgerLocal } from "@/lib/chain/chains";
import { carriedTypedData, commitmentOf, deriveSalt } from "@/lib/curation/ballot";
import { carryBallots, revealBallot } from "@/lib/curation/ballotActions";
import type { Position, RoundPage } from "@/lib/curation/types";
import type { Stage } from "@/lib/datanets/words";
import { sameAddress } from "@/lib/format/address";
import { truthOf, verdictOf } from "./judge";
import type { Library } from "./library";
import { CURATORS, JURORS, KEEPER, type People } from "./people";
import type { SampleDatanet } from "./samples/types";

/** Seconds a signed ballot may be under way. */
const CARRY_WITHIN = 600;

type Seated = Position & { index: number };
type Prepared = Seated & { verdict: bigint; salt: Hex };

/** Votes for all neighbours who sit in a round: one carried batch per commit phase, one reveal each. */
export class Voting {
  /** Truth of a round's items; asking for it reads every item. */
  private readonly truths = new Map<string, Promise<bigint>>();

  constructor(
    private readonly people: People,
    private readonly library: Library,
  ) {}

  /** Does what is now due of the neighbours in this round; nothing when nothing is. */
  async vote(round: RoundPage, sample: SampleDatanet): Promise<void> {
    if (round.state === "panelCommit") await this.commit(round, "panel", sample);
    if (round.state === "juryCommit") await this.commit(round, "jury", sample);
    if (round.state === "reveal") {
      await this.reveal(round, "panel", sample);
      await this.reveal(round, "jury", sample);
    }
  }

  private async commit(round: RoundPage, stage: Stage, sample: SampleDatanet) {
    const waiting = this.seated(round, stage).filter((seat) => !seat.committed);
    if (waiting.length === 0) return;
    const deadline = round.now.time + CARRY_WITHIN;
    const ballots = await Promise.all(
      (await this.prepare(round, stage, waiting, sample)).map(async (seat) => {
        const voter = this.people.account(seat.index);
        const ballotId = this.ballotId(round, stage);
        const commitment = commitmentOf(domain(), { ...seat, ballotId, voter: voter.address });
        const message = {
          ballotId,
          voter: voter.address,
          commitment,
          deadline: BigInt(deadline),
        };
        const signature = await voter.signTypedData(carriedTypedData(domain(), message));
        return { position: seat.position, commitment, deadline, signature };
      }),
    );
    await this.people.act(
      KEEPER,
      carryBallots({ datanet: round.datanet, round: round.number, stage, ballots }),
    );
  }

  private async reveal(round: RoundPage, stage: Stage, sample: SampleDatanet) {
    const waiting = this.seated(round, stage).filter(
      (seat) => seat.committed && !seat.revealed && !seat.exposed,
    );
    if (waiting.length === 0) return;
    const openings = await this.prepare(round, stage, waiting, sample);
    await this.people.act(
      KEEPER,
      revealBallot({ datanet: round.datanet, round: round.number, stage, openings }),
    );
  }

  private seated(round: RoundPage, stage: Stage): Seated[] {
    const indexes = stage === "panel" ? CURATORS : JURORS;
    return round[stage].flatMap((position) => {
      const index = indexes.find((i) =>
        sameAddress(this.people.account(i).address, position.owner),
      );
      return index === undefined ? [] : [{ ...position, index }];
    });
  }

  /** Verdict and salt of each, the same every time: nothing has to be remembered over a restart. */
  private async prepare(
    round: RoundPage,
    stage: Stage,
    seats: Seated[],
    sample: SampleDatanet,
  ): Promise<Prepared[]> {
    const key = `${round.datanet}/${round.number}`;
    const { people, library } = this;
    const truth =
      this.truths.get(key) ??
      truthOf(round, sample, { people, library }).catch((error: unknown) => {
        this.truths.delete(key);
        throw error;
      });
    this.truths.set(key, truth);
    const known = await truth;
    return Promise.all(
      seats.map(async (seat) => {
        const voter = this.people.account(seat.index);
        const { salt } = await deriveSalt(
          domain(),
          { ballotId: this.ballotId(round, stage), voter: voter.address },
          (typedData) => voter.signTypedData(typedData),
        );
        return { ...seat, verdict: verdictOf(seat.index, known, round, stage), salt };
      }),
    );
  }

  private ballotId(round: RoundPage, stage: Stage): bigint {
    return stage === "panel" ? round.panelBallotId : round.juryBallotId;
  }
}

const domain = () => ({ chainId: openLedgerLocal.id, curation: addresses().Curation });
