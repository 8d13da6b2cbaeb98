import { carryCaseBallots, casesDomain, revealCaseBallot } from "@/lib/cases/ballotActions";
import { readCase, readCases } from "@/lib/cases/reads";
import type { CasePage, CaseSeat } from "@/lib/cases/types";
import { VERDICTS } from "@/lib/cases/words";
import { carriedTypedData, commitmentOf, deriveSalt } from "@/lib/curation/ballot";
import { sameAddress } from "@/lib/format/address";
import { ERROR_RATE, isCaseRight } from "./judge";
import type { Library } from "./library";
import { JURORS, KEEPER, type People } from "./people";
import { seeded } from "./samples/random";
import type { SampleDatanet } from "./samples/types";

/** Seconds a signed ballot may be under way. */
const CARRY_WITHIN = 600;

type Seated = CaseSeat & { index: number };

/** Votes for all neighbours who sit in a case: one carried batch for the commits, one reveal. */
export class CaseVoting {
  constructor(
    private readonly people: People,
    private readonly library: Library,
  ) {}

  /** Does what is now due of the neighbours in the cases of this datanet; nothing when nothing is. */
  async vote(datanet: number, sample: SampleDatanet): Promise<void> {
    for (const { id, state } of (await readCases(this.people.chain, { datanet })).cases) {
      if (state !== "commit" && state !== "reveal") continue;
      const page = await readCase(this.people.chain, { id });
      if (state === "commit") await this.commit(page, sample);
      else await this.reveal(page, sample);
    }
  }

  private async commit(page: CasePage, sample: SampleDatanet) {
    const waiting = seated(page, this.people).filter((seat) => !seat.committed);
    if (waiting.length === 0) return;
    const deadline = page.now.time + CARRY_WITHIN;
    const domain = casesDomain(this.people.chain);
    const ballots = await Promise.all(
      (await this.prepare(page, waiting, sample)).map(async (vote) => {
        const voter = this.people.account(vote.index);
        const sealed = { ballotId: tierOf(page).ballotId, voter: voter.address };
        const commitment = commitmentOf(domain, { ...sealed, ...vote });
        const signature = await voter.signTypedData(
          carriedTypedData(domain, { ...sealed, commitment, deadline: BigInt(deadline) }),
        );
        return { position: vote.position, commitment, deadline, signature };
      }),
    );
    await this.people.act(KEEPER, carryCaseBallots({ ...refOf(page), ballots }));
  }

  private async reveal(page: CasePage, sample: SampleDatanet) {
    const waiting = seated(page, this.people).filter(
      (seat) => seat.committed && !seat.revealed && !seat.exposed,
    );
    if (waiting.length === 0) return;
    const openings = await this.prepare(page, waiting, sample);
    await this.people.act(KEEPER, revealCaseBallot({ ...refOf(page), openings }));
  }

  /** Verdict and salt of each, the same every time: nothing has to be remembered over a restart. */
  private async prepare(page: CasePage, seats: Seated[], sample: SampleDatanet) {
    const right = await isCaseRight(page, sample, this.people, this.library);
    return Promise.all(
      seats.map(async ({ index, position }) => {
        const voter = this.people.account(index);
        const { ballotId } = tierOf(page);
        const { salt } = await deriveSalt(
          casesDomain(this.people.chain),
          { ballotId, voter: voter.address },
          (typedData) => voter.signTypedData(typedData),
        );
        const errs = seeded(`${index} ${ballotId}`)() < ERROR_RATE.jury;
        return {
          index,
          position,
          salt,
          verdict: right !== errs ? VERDICTS.uphold : VERDICTS.dismiss,
        };
      }),
    );
  }
}

const tierOf = (page: CasePage) => page.tiers.at(-1)!;

const refOf = ({ brief: { id, tier, contribution } }: CasePage) => ({ id, tier, contribution });

function seated(page: CasePage, people: People): Seated[] {
  return tierOf(page).seats.flatMap((seat) => {
    const index = JURORS.find((i) => sameAddress(people.account(i).address, seat.owner));
    return index === undefined ? [] : [{ ...seat, index }];
  });
}
