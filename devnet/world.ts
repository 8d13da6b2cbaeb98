import { localClient, type LocalClient } from "./chain";
import { packDatanet } from "@/lib/content/pack";
import { appointJuror, buySeat } from "@/lib/curation/seatActions";
import { readCases } from "@/lib/cases/reads";
import type { CaseBrief } from "@/lib/cases/types";
import { sameAddress } from "@/lib/format/address";
import { BLOCK_SECONDS } from "@/lib/chain/chains";
import { createDatanet } from "@/lib/datanets/actions";
import { LOCAL_POLICY } from "@/lib/datanets/policy";
import { Neighbourhood } from "./neighbourhood";
import { CHALLENGER, CURATORS, JURORS, STEWARD } from "./people";
import type { SampleDatanet } from "./samples/types";

export type WorldOptions = {
  rpcUrl: string;
  appUrl: string;
  dataDir: string;
  /** Told what is being done, a few words at a time. */
  log: (words: string) => void;
};

/** Blocks a round may take here before something must be wrong. */
const MAX_TURNS = 200;

/**
 * Fills the local chain: the sample datanets, benches, one settled round each, some usage and three
 * cases. Blocks come at once while it works. What is there already is left alone, so an interrupted run
 * can be repeated.
 */
export async function seedWorld({ rpcUrl, appUrl, log }: WorldOptions): Promise<void> {
  const town = await Neighbourhood.open({ rpcUrl, appUrl });
  const chain = localClient(rpcUrl);
  await chain.setIntervalMining({ interval: 0 });
  await chain.setAutomine(true);
  try {
    for (const sample of town.known) await seedDatanet(town, chain, sample, log);
  } finally {
    await chain.setAutomine(false);
    await chain.setIntervalMining({ interval: BLOCK_SECONDS });
  }
}

async function seedDatanet(
  town: Neighbourhood,
  chain: LocalClient,
  sample: SampleDatanet,
  log: (words: string) => void,
) {
  const { people } = town;
  const { description, priceWei } = sample;
  const find = async () => [...(await town.datanets())].find(([, s]) => s === sample)?.[0];
  if ((await find()) === undefined) {
    log(`creating ${description.name}`);
    const packed = await packDatanet(description);
    await town.library.put(packed.car);
    const policy = {
      ...LOCAL_POLICY,
      labelsBps: description.labels === "separate" ? LOCAL_POLICY.labelsBps : 0,
      fields: description.fields.length,
    };
    await people.act(
      STEWARD,
      createDatanet({ name: description.name, content: packed.digest, priceWei, policy }),
    );
  }
  const datanet = (await find())!;

  log(`${description.name}: filling the benches`);
  await Promise.all(
    CURATORS.map((index) => people.act(index, buySeat({ datanet, bench: "curator" }))),
  );
  for (const index of JURORS) {
    await people.act(STEWARD, appointJuror({ datanet, juror: people.account(index).address }));
  }
  await Promise.all(JURORS.map((index) => people.act(index, buySeat({ datanet, bench: "juror" }))));

  await firstRound(town, chain, { datanet, sample }, log);
  await firstCases(town, chain, { datanet, sample }, log);
}

type Seeded = { datanet: number; sample: SampleDatanet };

/** A round until it has settled, and some usage, so that its contribution earns. */
async function firstRound(
  town: Neighbourhood,
  chain: LocalClient,
  { datanet, sample: { description } }: Seeded,
  log: (words: string) => void,
) {
  const page = await town.page(datanet);
  if (page.rounds.some(({ state }) => state === "settled")) return;
  log(`${description.name}: the first round`);
  await chain.increaseTime({ seconds: page.policy.seatAge + 1 });
  if (page.contributions === 0) await town.contribute(datanet, page.policy.roundSize);
  for (let turn = 0; ; turn++) {
    const { rounds } = await town.page(datanet);
    if (rounds.some(({ state }) => state === "settled")) break;
    if (turn === MAX_TURNS) throw new Error(`The first round of ${description.name} does not end.`);
    await chain.mine({ blocks: 1, interval: BLOCK_SECONDS });
    await town.keep();
    await town.vote();
  }
  log(`${description.name}: the first uses`);
  await town.use(datanet, 40n);
  await town.use(datanet, 25n);
}

type Goal = {
  words: string;
  claim: "copy" | "good";
  /** The challenger does not take the first jury's word for it. */
  appeals?: boolean;
  isReached: (brief: CaseBrief) => boolean;
};

const hasEnded = ({ endedAt }: CaseBrief) => endedAt !== null;

/** The last one stays as it is, so it comes last: the others take the chain's clock through their windows. */
const GOALS: readonly Goal[] = [
  { words: "a case, judged and paid", claim: "copy", isReached: hasEnded },
  { words: "a case, appealed and dismissed", claim: "good", appeals: true, isReached: hasEnded },
  {
    words: "a case that can be appealed",
    claim: "copy",
    isReached: (brief) => brief.ruling !== null || hasEnded(brief),
  },
];

/** One case of each kind that people should see. */
async function firstCases(
  town: Neighbourhood,
  chain: LocalClient,
  { datanet, sample: { description } }: Seeded,
  log: (words: string) => void,
) {
  const challenger = town.people.account(CHALLENGER).address;
  const read = async () => {
    const { cases, now } = await readCases(town.people.chain, { datanet });
    const own = cases.filter((brief) => sameAddress(brief.challenger, challenger)).reverse();
    return { own, now };
  };
  for (const [n, { words, claim, appeals, isReached }] of GOALS.entries()) {
    const { own } = await read();
    if (own[n] && isReached(own[n])) continue;
    if (!own[n] && !(await town.challenge(datanet, claim))) return;
    log(`${description.name}: ${words}`);
    for (let turn = 0; ; turn++) {
      const { own, now } = await read();
      const brief = own[n]!;
      if (isReached(brief)) break;
      if (turn === MAX_TURNS) throw new Error(`Case ${brief.id} does not move on.`);
      if (brief.state === "ruled") {
        if (appeals && brief.tier === 0) {
          await town.appeal(brief.id);
          continue;
        }
        // Nobody appeals: the window passes at once.
        const wait = brief.deadline! - now.time + 1;
        if (wait > 0) await chain.increaseTime({ seconds: wait });
      }
      await chain.mine({ blocks: 1, interval: BLOCK_SECONDS });
      await town.keep();
      await town.vote();
    }
    await town.mendSeats();
  }
}
