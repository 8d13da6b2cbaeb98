/**
 * The neighbours of the local world, at work: they keep rounds moving, vote, contribute, label and pay
 * for usage through the app's own actions. `npm run neighbours -- pause` stops them from starting new
 * things (they still finish their duties, so nobody's round dies of it); `-- resume` lets them go on.
 */
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { english } from "@/lib/texts/text";
import { explain } from "@/lib/tx/errors";
import { Neighbourhood } from "./neighbourhood";

const dataDir = process.env.DATA_DIR ?? ".datanets";
const pauseFile = join(dataDir, "neighbours.paused");
/** Milliseconds between two turns: about a block. */
const TURN = 2_000;
/** Seconds between two things of a kind that neighbours begin. */
const EVERY = { contribute: 150, label: 100, use: 45 } as const;
/** Seconds that somebody else's started round waits for more items before neighbours fill it up. */
const PATIENCE = 15;
/** A contribution that neighbours add to a round is at least this large. */
const MIN_FILL = 4;

const [command] = process.argv.slice(2);
if (command === "pause" || command === "resume") {
  if (!existsSync(dataDir)) {
    console.error("There is no local world here yet: run `npm start` first.");
    process.exit(1);
  }
  if (command === "pause") writeFileSync(pauseFile, "");
  else rmSync(pauseFile, { force: true });
  console.log(
    command === "pause"
      ? "The neighbours finish their duties and begin nothing new. `npm run neighbours -- resume` lets them go on."
      : "The neighbours go on.",
  );
  process.exit(0);
}

const rpcUrl = process.env.APP_RPC_URL ?? "http://127.0.0.1:8545";
const appUrl = process.env.APP_URL ?? "http://127.0.0.1:3000";
const town = await Neighbourhood.open({ rpcUrl, appUrl });

/** Time of the last thing of each kind, per datanet; seconds since 1970. */
const last = new Map<string, number>();
const now = () => Date.now() / 1000;

function isTime(kind: keyof typeof EVERY, datanet: number): boolean {
  const key = `${kind}/${datanet}`;
  // Datanets take turns: each begins its wait at another point.
  const before = last.get(key) ?? now() - (EVERY[kind] * (datanet % 3)) / 3;
  if (!last.has(key)) last.set(key, before);
  if (now() - before < EVERY[kind]) return false;
  last.set(key, now());
  return true;
}

async function begin(datanet: number): Promise<void> {
  const page = await town.page(datanet);
  const open = page.rounds.find(({ state }) => state === "open");
  const openItems = open?.count ?? 0;
  const room = page.policy.roundSize - openItems;
  const waited = open && page.now.time - open.openedAt >= PATIENCE;
  if (waited && openItems > 0 && room >= MIN_FILL) {
    await town.contribute(datanet, room);
  } else if (openItems === 0 && isTime("label", datanet) && (await town.label(datanet))) {
    return;
  } else if (openItems === 0 && isTime("contribute", datanet)) {
    await town.contribute(datanet, page.policy.roundSize);
  }
  if (isTime("use", datanet)) await town.use(datanet, BigInt(5 + Math.floor(Math.random() * 40)));
}

/** One failure never stops the town: the next turn tries again. */
async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`${new Date().toISOString()} ${what}: ${english(explain(error).sentence)}`);
  }
}

console.log("The neighbours are at work.");
for (;;) {
  const started = Date.now();
  await attempt("upkeep", () => town.keep());
  await attempt("voting", () => town.vote());
  await attempt("seats", () => town.mendSeats());
  if (!existsSync(pauseFile)) {
    for (const [datanet] of await town.datanets().catch(() => new Map<number, never>())) {
      await attempt(`datanet ${datanet}`, () => begin(datanet));
    }
  }
  const rest = TURN - (Date.now() - started);
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
}
