/** What is mutated, and which tests have a say about it. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join, posix } from "node:path";
import { CONTRACTS } from "../lib/forge.mjs";
import type { Target } from "./compiler";

/** The contracts that the tests deploy from their artifacts, with the tests that know them best. */
const DEPLOYED = [
  { name: "Treasury", tests: "Treasury,disasters/Money" },
  { name: "Datanets", tests: "Datanets,Usage,PolicyBounds,Weights,Caps" },
  { name: "Contributions", tests: "Contributions,Caps,Rewards,Weights,Lineage,Strikes" },
  { name: "Curation", tests: "Round,RoundEdges,RoundDeaths,Ballots,Seats,Settlement" },
  { name: "Cases", tests: "Cases,Strikes,disasters/Claims" },
];

/** Where money, weights, votes and cases are decided. What only reads (views, lenses) or packs words is not mutated. */
export const SOURCES = [
  ...["Score", "Tally", "Lanes", "Reward", "Decay", "Commitment", "MinHash"].map(
    (name) => `src/libraries/${name}.sol`,
  ),
  ...["Treasury", "Usage", "Datanets", "PolicyBounds"].map((name) => `src/${name}.sol`),
  ...["Contributions", "RewardAccounts", "Accruals", "RoundRecords", "Strikes"].map(
    (name) => `src/${name}.sol`,
  ),
  ...["Seats", "Benches", "Rounds", "Ballots", "Upkeep", "Settlement"].map(
    (name) => `src/${name}.sol`,
  ),
  ...["Cases", "CaseStore", "CaseBallots", "CaseEnds", "CaseJuries"].map(
    (name) => `src/${name}.sol`,
  ),
];

const DRAWING = ["Benches.sol", "Rounds.sol", "Upkeep.sol", "CaseJuries.sol"];

/** Contracts to compile with the change, and forge's arguments for the tests to run upon them. */
export type Stage = { targets: Target[]; tests: string[] };

/** First the few tests that are likely to notice, at last all. */
export function stagesOf(file: string): Stage[] {
  const stages: Stage[] = [];
  const name = basename(file, ".sol");
  const own = `test/libraries/${name}.t.sol`;
  if (existsSync(join(CONTRACTS, own)))
    stages.push({ targets: [{ file: own, name: `${name}Test` }], tests: ["--match-path", own] });
  const users = DEPLOYED.filter((deployed) => imports(`src/${deployed.name}.sol`).has(file));
  if (users.length === 0) return stages;
  const targets = users.map((user) => ({ file: `src/${user.name}.sol`, name: user.name }));
  const closest = users.map((user) => user.tests).join(",");
  stages.push({ targets, tests: ["--match-path", `test/{${closest}}.t.sol`] });
  // Hundreds of draws take minutes, and only draws can fail them.
  const draws = DRAWING.some((drawing) => file.endsWith(drawing)) ? "" : ",Draws";
  const rest = `test/{gas/*,{${closest}${draws}}.t.sol}`;
  stages.push({ targets: [], tests: ["--no-match-path", rest] });
  return stages;
}

const known = new Map<string, Set<string>>();

/** A source with all it imports from src. */
function imports(file: string): Set<string> {
  const found = known.get(file);
  if (found) return found;
  const all = new Set([file]);
  known.set(file, all);
  const source = readFileSync(join(CONTRACTS, file), "utf8");
  for (const [, path] of source.matchAll(/from "(\.[^"]+)"/g)) {
    for (const next of imports(posix.join(posix.dirname(file), path!))) all.add(next);
  }
  return all;
}
