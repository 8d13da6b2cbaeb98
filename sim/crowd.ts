/**
 * Real answers instead of stated eyes: `item,worker,label` (1 = good) and, beside it in truth.csv, `item,truth`.
 * A panelist says of each item what one real worker said of it; no two panelists of a round repeat the same answer
 * while an item has enough. So workers' common mistakes, which matrices do not know, are in the votes.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Papa from "papaparse";
import { fullBitmap } from "@/lib/curation/bitmap";
import { JUROR } from "./agents/agent";
import { honest } from "./agents/honest";
import { finding, type Cell } from "./cell";
import type { Random } from "./random";
import { looked, type Scene } from "./round";
import { countIn, DEFAULT, openOf, payOf } from "./scenes";
import { estimate, proportion } from "./stats";
import type { World } from "./world";

export type CrowdItem = { truth: boolean; labels: boolean[] };

const bit = (value: string | undefined, file: string): boolean => {
  if (value === "0" || value === "1") return value === "1";
  throw new Error(`${file} has a label "${value ?? ""}": labels are 0 (bad) or 1 (good).`);
};

function rows(file: string, columns: string[]): Record<string, string>[] {
  const { data, meta } = Papa.parse<Record<string, string>>(readFileSync(file, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const missing = columns.find((column) => !meta.fields?.includes(column));
  if (missing)
    throw new Error(`${file} has no column "${missing}"; it needs ${columns.join(",")}.`);
  return data;
}

/** Items with a truth and at least one label. */
export function readCrowd(labelFile: string): CrowdItem[] {
  const truthFile = join(dirname(labelFile), "truth.csv");
  const items = new Map<string, CrowdItem>();
  for (const { item, truth } of rows(truthFile, ["item", "truth"])) {
    items.set(item!, { truth: bit(truth, truthFile), labels: [] });
  }
  for (const { item, label } of rows(labelFile, ["item", "worker", "label"])) {
    items.get(item!)?.labels.push(bit(label, labelFile));
  }
  const labelled = [...items.values()].filter(({ labels }) => labels.length > 0);
  if (labelled.length < DEFAULT.policy.roundSize) {
    throw new Error(
      `${labelFile} has ${labelled.length} items with labels and truth; a round needs ${DEFAULT.policy.roundSize}.`,
    );
  }
  return labelled;
}

function crowdScene(crowd: CrowdItem[], random: Random, world: World): Scene {
  const { roundSize, panelSize } = world.policy;
  const chosen = random.shuffled(crowd).slice(0, roundSize);
  let truth = 0n;
  const seen = Array.from({ length: panelSize }, () => 0n);
  chosen.forEach((item, i) => {
    if (item.truth) truth |= 1n << BigInt(i);
    const labels = random.shuffled(item.labels);
    for (let p = 0; p < panelSize; p += 1) {
      if (labels[p % labels.length]) seen[p]! |= 1n << BigInt(i);
    }
  });
  return {
    batches: [{ actor: world.others.free[0]!, items: roundSize }],
    truth,
    agent: () => honest,
    look: (stage, position, rng) =>
      stage === "panel" ? seen[position]! : looked(truth, roundSize, JUROR, rng),
  };
}

/** Honest rounds on a crowd's answers; jurors are experts as stated everywhere else. */
export const crowdCell = (labelFile: string): Cell => ({
  name: "crowd",
  group: "honest",
  attack: `None: panelists answer as the workers of ${labelFile} did.`,
  paper: "None: the crowd is what it is.",
  expected: "Reported without a limit.",
  async run(lab) {
    const crowd = readCrowd(labelFile);
    const rounds = await lab.sample(
      DEFAULT,
      "crowd",
      { count: lab.samples(500) },
      (random, world) => crowdScene(crowd, random, world),
      (played) => {
        const { round, outcome } = played;
        const { truth } = round.scene;
        return {
          good: countIn(outcome.accepted, truth, round.items),
          bad: countIn(outcome.accepted, fullBitmap(round.items) & ~truth, round.items),
          panel: payOf(played, "panel").map(openOf),
        };
      },
    );
    const answers = (good: boolean) => {
      const labels = crowd.filter(({ truth }) => truth === good).flatMap((item) => item.labels);
      return proportion(labels.filter(Boolean).length, labels.length);
    };
    const pays = rounds.flatMap(({ panel }) => panel);
    return {
      findings: [
        finding("workers who call a good item good", "share", answers(true)),
        finding("workers who call a bad item good", "share", answers(false)),
        finding(
          "good items accepted",
          "share",
          estimate(rounds.map(({ good }) => good.set / good.total)),
        ),
        finding(
          "bad items accepted",
          "share",
          estimate(rounds.map(({ bad }) => bad.set / bad.total)),
        ),
        finding(
          "accepted items that are good",
          "share",
          estimate(rounds.map(({ good, bad }) => good.set / (good.set + bad.set || 1))),
        ),
        finding(
          "curator a round",
          "OPEN",
          estimate(
            rounds.map(({ panel }) => panel.reduce((sum, pay) => sum + pay, 0) / panel.length),
          ),
        ),
        finding(
          "curator: chance of a negative round",
          "share",
          proportion(pays.filter((pay) => pay < 0).length, pays.length),
        ),
      ],
    };
  },
});
