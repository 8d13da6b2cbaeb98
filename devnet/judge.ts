import type { Hex } from "viem";
import type { CasePage } from "@/lib/cases/types";
import type { ContributionRow } from "@/lib/contributions/types";
import { readContribution } from "@/lib/contributions/reads";
import { bitsOf, compressBits, withBit } from "@/lib/curation/bitmap";
import type { RoundPage } from "@/lib/curation/types";
import type { Library } from "./library";
import type { People } from "./people";
import { seeded } from "./samples/random";
import type { SampleDatanet } from "./samples/types";

/** How often a neighbour misjudges an item. Jurors are the experts. */
export const ERROR_RATE = { panel: 0.08, jury: 0.02 } as const;

/** What is true of each item of a round, as a bitmap. Bytes that cannot be had count as bad. */
export async function truthOf(
  round: RoundPage,
  sample: SampleDatanet,
  { people, library }: { people: People; library: Library },
): Promise<bigint> {
  let truth = 0n;
  for (const row of round.contributions) {
    const good = await judgeContribution(row, sample, people, library).catch(() => []);
    good.forEach((isGood, i) => {
      truth = withBit(truth, row.offset + i, isGood);
    });
  }
  return truth;
}

/** Which items of a contribution are good; those that cannot be had are not. @throws when none of it can be had */
export async function judgeContribution(
  row: ContributionRow,
  sample: SampleDatanet,
  people: People,
  library: Library,
): Promise<boolean[]> {
  const manifest = await library.manifest(row.content, row.id);
  if (manifest.kind === "labels") {
    const parent = (await readContribution(people.chain, { id: row.parent! })).row;
    const data = await library.manifest(parent.content, parent.id);
    if (data.kind === "labels") return [];
    return manifest.items.map(({ target, label }) => {
      const right = sample.trueLabel(data.items[target]!.sha256 as Hex);
      return right === null || right === label;
    });
  }
  return Promise.all(
    manifest.items.map(async ({ path, sha256, label }) => {
      // An item that a case struck is not served any more.
      const bytes = await library.file(row.content, path, row.id).catch(() => null);
      return bytes !== null && sample.isGood({ sha256: sha256 as Hex, label, bytes });
    }),
  );
}

/**
 * Whether a case is right: about copies where it says so, else about items that are all bad. Bytes that
 * cannot be had count as bad.
 */
export async function isCaseRight(
  { brief, row }: CasePage,
  sample: SampleDatanet,
  people: People,
  library: Library,
): Promise<boolean> {
  const challenged = bitsOf(brief.items);
  if (brief.reason !== "duplicate") {
    const good = await judgeContribution(row, sample, people, library).catch(() => []);
    return challenged.every((item) => good[item] !== true);
  }
  const copies = await copiesIn(row, sample, library).catch(() => null);
  return copies === null || challenged.every((item) => copies.has(item));
}

/** The items of a contribution that are nearly copies of others. @throws when its bytes cannot be had */
export async function copiesIn(
  row: ContributionRow,
  sample: SampleDatanet,
  library: Library,
): Promise<Map<number, Hex>> {
  const manifest = await library.manifest(row.content, row.id);
  if (manifest.kind === "labels") return new Map();
  return new Map(
    manifest.items.flatMap(({ sha256 }, item) => {
      const original = sample.originalOf(sha256 as Hex);
      return original === null ? [] : [[item, original] as const];
    }),
  );
}

/**
 * One neighbour's verdict: the truth with its errors, the same whenever it is asked again. For the
 * jury over the gold items only, compact.
 */
export function verdictOf(
  voter: number,
  truth: bigint,
  round: RoundPage,
  stage: "panel" | "jury",
): bigint {
  const random = seeded(`${voter} ${round.datanet} ${round.number} ${round.attempt} ${stage}`);
  const items = stage === "panel" ? [...Array(round.count).keys()] : bitsOf(round.gold);
  let verdict = 0n;
  for (const item of items) {
    const isGood = ((truth >> BigInt(item)) & 1n) === 1n;
    verdict = withBit(verdict, item, random() < ERROR_RATE[stage] ? !isGood : isGood);
  }
  return stage === "panel" ? verdict : compressBits(verdict, round.gold);
}
