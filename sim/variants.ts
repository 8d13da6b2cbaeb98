/**
 * Our contracts with one defence removed: a named textual patch of contracts/src, compiled into a cache keyed by
 * the sources and the patch. A patch that no longer applies is an error: the defence has moved, so must the patch.
 */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Hex } from "viem";
import { ROOT, type Artifact } from "@/devnet/artifacts";
import { contractInputs, forge } from "@/scripts/lib/forge.mjs";
import { deployedCode, type Code, type Contract } from "./world";

/** In one file of contracts/src, `find` (exactly once) becomes `put`. */
export type Patch = { file: string; find: string; put: string }[];

/** Which contract a file is a part of: it alone is compiled anew, the others are those that are deployed. */
const CONTRACT_OF: Record<string, Contract> = {
  "Settlement.sol": "Curation",
  "Ballots.sol": "Curation",
  "Rounds.sol": "Curation",
  "Usage.sol": "Datanets",
  "Accruals.sol": "Contributions",
};
const contractOf = (name: Variant): Contract => CONTRACT_OF[VARIANTS[name][0]!.file]!;

export const VARIANTS = {
  /** Panels are paid and weighed by their peers alone; the jury's word does not stand on gold. */
  gold: [
    {
      file: "Settlement.sol",
      find: "pays[i] = Score.pay(peer < gold ? peer : gold, R, phi);",
      put: "pays[i] = Score.pay(peer, R, phi);",
    },
    {
      file: "Settlement.sol",
      find: "if (LibBit.popCount(trusted) >= 3) weights = trusted;",
      put: "trusted;",
    },
    {
      file: "Settlement.sol",
      find: "r.accepted = (r.accepted & ~r.gold) | r.goldVerdict;",
      put: "",
    },
  ],
  /** The panel may open its votes while the jury still commits. */
  blindJury: [
    {
      file: "Ballots.sol",
      find: "if (!duty.isIn(Phase.Reveal)) revert Curation_WrongPhase(duty.phaseOf());",
      put: "if (!duty.isIn(Phase.Reveal) && !(stage == Stage.Panel && duty.isIn(Phase.JuryCommit))) revert Curation_WrongPhase(duty.phaseOf());",
    },
  ],
  /** Pay for the mean of peer and gold score instead of the lower. */
  minimum: [
    {
      file: "Settlement.sol",
      find: "pays[i] = Score.pay(peer < gold ? peer : gold, R, phi);",
      put: "pays[i] = Score.pay((peer + gold) / 2, R, phi);",
    },
  ],
  /** Losses are clipped at 0, as most designs do. */
  losses: [
    {
      file: "Settlement.sol",
      find: "pays[i] = Score.pay(peer < gold ? peer : gold, R, phi);",
      put: "pays[i] = Score.pay(peer < gold ? peer : gold, R, phi); if (pays[i] < 0) pays[i] = 0;",
    },
  ],
  /** Who does not open pays nothing. */
  noShowPenalty: [
    {
      file: "Settlement.sol",
      find: "pays[i] = -int256(committed & bit != 0 ? withheld : absent);",
      put: "pays[i] = committed & bit != 0 ? int256(withheld - withheld) : -int256(absent);",
    },
  ],
  /** Usage burns nothing. */
  burn: [
    {
      file: "Usage.sol",
      find: "uint256 burned = (paid * terms.burnPct) / 100;",
      // 0 for any sum there is; a bare 0 lets the optimizer run out of stack.
      put: "uint256 burned = (paid * terms.burnPct) / 1e36;",
    },
  ],
  /** An item may earn 100 bonds instead of 2. */
  cap: [
    {
      file: "Accruals.sol",
      find: "uint256 internal constant CAP_FACTOR = 2;",
      put: "uint256 internal constant CAP_FACTOR = 100;",
    },
  ],
  /** The pool fills a round's budget to what seats can bear, whatever the fees. */
  boundedSlice: [
    {
      file: "Rounds.sol",
      find: "most > 2 * fees",
      put: "most > 1000 * fees",
    },
  ],
} satisfies Record<string, Patch>;

export type Variant = keyof typeof VARIANTS;

const CACHE = join(ROOT, ".datanets", "sim", "variants");

function apply(directory: string, patch: Patch, name: string) {
  for (const { file, find, put } of patch) {
    const path = join(directory, file);
    const source = readFileSync(path, "utf8");
    if (source.split(find).length !== 2) {
      throw new Error(
        `The variant "${name}" wants to change one place of contracts/src/${file} that is not there (any more): "${find}". ` +
          "Look where the defence went and change sim/variants.ts.",
      );
    }
    writeFileSync(path, source.replace(find, put));
  }
}

async function compile(name: Variant, target: string) {
  const root = `${target}.${process.pid}`;
  const contracts = join(root, "contracts");
  mkdirSync(contracts, { recursive: true });
  cpSync(join(ROOT, "contracts", "src"), join(contracts, "src"), { recursive: true });
  cpSync(join(ROOT, "contracts", "foundry.toml"), join(contracts, "foundry.toml"));
  symlinkSync(join(ROOT, "node_modules"), join(contracts, "node_modules"), "dir");
  symlinkSync(join(ROOT, "scripts"), join(root, "scripts"), "dir");
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"), "dir");
  apply(join(contracts, "src"), VARIANTS[name], name);
  const { code, output } = await forge(
    ["build", "--root", contracts, `src/${contractOf(name)}.sol`],
    { capture: true },
  );
  if (code !== 0) throw new Error(`The variant "${name}" does not compile.\n${output}`);
  // Another run may have been faster.
  if (existsSync(target)) rmSync(root, { recursive: true, force: true });
  else renameSync(root, target);
}

/** The creation code of a variant; compiles it unless it is in the cache. */
export async function variantCode(name: Variant): Promise<Code> {
  const key = createHash("sha256")
    .update(JSON.stringify([contractInputs(), VARIANTS[name]]))
    .digest("hex")
    .slice(0, 16);
  const target = join(CACHE, `${name}-${key}`);
  if (!existsSync(target)) {
    mkdirSync(CACHE, { recursive: true });
    const stale = new RegExp(`^${name}-[0-9a-f]{16}$`);
    for (const old of readdirSync(CACHE).filter((entry) => stale.test(entry))) {
      rmSync(join(CACHE, old), { recursive: true, force: true });
    }
    await compile(name, target);
  }
  return (contract) => {
    if (contract !== contractOf(name)) return deployedCode(contract);
    const path = join(target, "contracts", "out", `${contract}.sol`, `${contract}.json`);
    const { bytecode } = JSON.parse(readFileSync(path, "utf8")) as Artifact;
    return bytecode.object as Hex;
  };
}
