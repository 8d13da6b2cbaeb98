/**
 * `npm run contracts:mutate -- --sample 150 --seed 1`: makes one small change to the contracts at a time and asks whether
 * a test notices. Which changes a seed draws depends on nothing but the sources. Writes bench/results/mutation.json.
 *
 *   --sample N     mutants to try, 150 unless told; --from K leaves out the first K of them (they keep their results)
 *   --seed S       1 unless told
 *   --file NAME    only of sources whose path contains NAME
 *   --survivors    once more those that the results file says survived
 *
 * The tests deploy from contracts/out, so a mutant is one contract compiled into there; what was there is put back.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { spawn, type ChildProcess } from "node:child_process";
import { CONTRACTS, foundryBinary } from "./lib/forge.mjs";
import {
  artifactPath,
  syntaxTree,
  withBytecode,
  type Bytecode,
  type Target,
} from "./mutation/compiler";
import { mutantsOf, mutate, type Mutant } from "./mutation/mutants";
import { SOURCES, stagesOf } from "./mutation/plan";
import { startCompiler } from "./mutation/worker";

type Verdict = { mutant: Mutant; killedBy: string | null };
type Results = { seed: number; mutants: number; verdicts: Verdict[] };

const RESULTS = "bench/results/mutation.json";
/** A run of tests that takes longer says nothing: a loop without end runs out of gas long before. */
const PATIENCE_MS = 3_600_000;

const { values: flags } = parseArgs({
  options: {
    sample: { type: "string", default: "150" },
    from: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    file: { type: "string", default: "" },
    survivors: { type: "boolean", default: false },
  },
});
const seed = Number(flags.seed);
const sources = SOURCES.filter((file) => file.includes(flags.file));
const text = new Map(SOURCES.map((file) => [file, readFileSync(join(CONTRACTS, file), "utf8")]));

/** mulberry32: a small generator of 32 bits, the same on every machine. */
function generator(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[]): T[] {
  const all = [...items];
  const random = generator(seed);
  for (let i = all.length - 1; i > 0; --i) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}

const compiler = startCompiler();
const checked = new Set<string>();
const originals = new Map<string, string>();
let running: ChildProcess | undefined;
const scratch = mkdtempSync(join(tmpdir(), "datanets-mutants-"));

function restore() {
  for (const [path, content] of originals) writeFileSync(path, content);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
process.on("exit", () => {
  running?.kill();
  restore();
  compiler.stop();
  rmSync(scratch, { recursive: true, force: true });
});

function install(target: Target, bytecode: Bytecode) {
  const path = artifactPath(target);
  if (!originals.has(path)) originals.set(path, readFileSync(path, "utf8"));
  writeFileSync(path, withBytecode(originals.get(path)!, bytecode));
}

/**
 * Asked once of each contract that is deployed. (A test compiled alone may order its functions otherwise than in the
 * whole build.)
 * @throws if what is compiled here is not what forge has put into the artifact
 */
async function checkUnchanged(target: Target) {
  checked.add(target.name);
  if (!target.file.startsWith("src/")) return;
  const bytecode = await compiler.compile(target, {});
  const artifact = JSON.parse(readFileSync(artifactPath(target), "utf8")) as {
    bytecode: { object: string };
  };
  if (artifact.bytecode.object !== bytecode?.creation)
    throw new Error(
      `contracts/out holds another ${target.name} than the sources give. Run \`npm run contracts:build\` first.`,
    );
}

/** @returns the first test that failed, null if none did */
function test(tests: string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(foundryBinary("forge"), ["test", "--fail-fast", ...tests], {
      cwd: CONTRACTS,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        FOUNDRY_PROFILE: "mutation",
        FOUNDRY_FUZZ_SEED: "1",
        // What fails for one mutant says nothing about the next.
        FOUNDRY_FUZZ_FAILURE_PERSIST_DIR: scratch,
        FOUNDRY_INVARIANT_FAILURE_PERSIST_DIR: scratch,
        // More than any test needs, little enough for a loop without end to end soon.
        FOUNDRY_GAS_LIMIT: "3000000000",
      },
    });
    let output = "";
    let late = false;
    running = child;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, PATIENCE_MS);
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("exit", (code) => {
      clearTimeout(timer);
      if (late)
        return reject(new Error(`The tests did not end within an hour: ${tests.join(" ")}`));
      if (code === 0) return resolve(null);
      const failure = /\[FAIL[^\n]*\] (\w+)\(/.exec(output);
      if (failure) resolve(failure[1]!);
      else reject(new Error(`forge failed, and no test did:\n${output.slice(-2000)}`));
    });
  });
}

type Prepared = {
  mutant: Mutant;
  changed: Record<string, string>;
  first: (Bytecode | undefined)[];
};

async function prepare(mutant: Mutant): Promise<Prepared> {
  const changed = { [mutant.file]: mutate(text.get(mutant.file)!, mutant) };
  const first: (Bytecode | undefined)[] = [];
  for (const target of stagesOf(mutant.file)[0]!.targets)
    first.push(await compiler.compile(target, changed));
  return { mutant, changed, first };
}

/** @returns the test that noticed, null if none did, undefined where the change does not compile */
async function judge({ mutant, changed, first }: Prepared): Promise<string | null | undefined> {
  try {
    for (const [i, { targets, tests }] of stagesOf(mutant.file).entries()) {
      for (const [j, target] of targets.entries()) {
        const bytecode = i === 0 ? first[j] : await compiler.compile(target, changed);
        if (!checked.has(target.name)) await checkUnchanged(target);
        if (!bytecode) return undefined;
        install(target, bytecode);
      }
      const killer = await test(tests);
      if (killer !== null) return killer;
    }
    return null;
  } finally {
    restore();
  }
}

const all = SOURCES.flatMap((file) => mutantsOf(file, text.get(file)!, syntaxTree(file)));
const before: Results | undefined = existsSync(RESULTS)
  ? (JSON.parse(readFileSync(RESULTS, "utf8")) as Results)
  : undefined;
const drawn = shuffled(all).slice(0, Number(flags.sample));
const nameOf = (m: Mutant) => `${m.file}: ${m.before} => ${m.after}`;
const survived = new Set(
  before?.verdicts.filter(({ killedBy }) => killedBy === null).map(({ mutant }) => nameOf(mutant)),
);
const queue = (
  flags.survivors ? all.filter((m) => survived.has(nameOf(m))) : drawn.slice(Number(flags.from))
).filter((m) => sources.includes(m.file));
console.log(`${all.length} mutants of ${SOURCES.length} sources, ${queue.length} to try.`);

const keep = flags.survivors || Number(flags.from) > 0 ? (before?.verdicts ?? []) : [];
const verdicts = new Map(keep.map((verdict) => [nameOf(verdict.mutant), verdict]));
const failing = await test(["--no-match-path", "test/gas/*"]);
if (failing !== null) throw new Error(`${failing} fails without any mutant.`);
let next = queue[0] && prepare(queue[0]);
for (const [i] of queue.entries()) {
  const prepared = await next!;
  const following = queue[i + 1];
  next = following && prepare(following);
  const killedBy = await judge(prepared);
  const { mutant } = prepared;
  const told =
    killedBy === undefined
      ? "does not compile"
      : killedBy === null
        ? "SURVIVED"
        : `killed by ${killedBy}`;
  console.log(`${i + 1}/${queue.length} ${mutant.file}:${mutant.line} ${mutant.operator}: ${told}`);
  if (killedBy === undefined) continue;
  if (killedBy === null) console.log(`    - ${mutant.before}\n    + ${mutant.after}`);
  verdicts.set(nameOf(mutant), { mutant, killedBy });
  const results: Results = { seed, mutants: all.length, verdicts: [...verdicts.values()] };
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}

// Its process would keep this one alive.
compiler.stop();
const counted = [...verdicts.values()];
const killed = counted.filter(({ killedBy }) => killedBy !== null).length;
console.log(
  `${killed} of ${counted.length} mutants killed (${((100 * killed) / counted.length).toFixed(1)} %).`,
);
