import { fromBits } from "@/lib/curation/bitmap";
import { SANDBOX_ITEMS, SANDBOX_ROUNDS } from "./round";

/** A handwritten digit and the label it was handed in with. It is good if they agree. */
export type SandboxDigit = {
  /** What MNIST says it shows. */
  digit: number;
  label: number;
  /** 28 by 28 pixels, base64. */
  png: string;
};

/** The number of a round: 1 to SANDBOX_ROUNDS, for any whole number. */
export const roundNumber = (wanted: number): number =>
  ((((wanted - 1) % SANDBOX_ROUNDS) + SANDBOX_ROUNDS) % SANDBOX_ROUNDS) + 1;

/** The items of a round. All of them are 50 kB: pages hand over the ones they show. */
export async function sandboxDigits(number: number): Promise<SandboxDigit[]> {
  const { default: digits } = await import("./digits.json", { with: { type: "json" } });
  const from = (roundNumber(number) - 1) * SANDBOX_ITEMS;
  return digits.slice(from, from + SANDBOX_ITEMS);
}

/** Bit i: the label of item i is right. */
export const truthOf = (digits: readonly SandboxDigit[]): bigint =>
  fromBits(digits.flatMap(({ digit, label }, i) => (digit === label ? [i] : [])));
