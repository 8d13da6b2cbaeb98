import { msg, type Text } from "@/lib/texts/text";

// OPEN is the native coin: 18 decimals. Amounts are bigint wei everywhere; contracts move whole gwei.

export const WEI_PER_OPEN = 10n ** 18n;
export const WEI_PER_GWEI = 10n ** 9n;
/** Decimals of OPEN that the contracts can move: whole gwei. */
export const GWEI_DECIMALS = 9;

const COIN_DECIMALS = 18;

/** Every digit of `wei` in coins, without grouping: 1500000000000000000n → "1.5". */
export function formatOpenExact(wei: bigint): string {
  const sign = wei < 0n ? "-" : "";
  const abs = wei < 0n ? -wei : wei;
  const fraction = (abs % WEI_PER_OPEN).toString().padStart(COIN_DECIMALS, "0").replace(/0+$/, "");
  return `${sign}${abs / WEI_PER_OPEN}${fraction ? `.${fraction}` : ""}`;
}

/**
 * `wei` in coins for reading: thousands grouped, at most `decimals` decimals, rounded toward zero so
 * that nobody is shown more than there is. An amount too small to show is "<0.0001", never "0".
 */
export function formatOpen(wei: bigint, { decimals = 4 }: { decimals?: number } = {}): string {
  const sign = wei < 0n ? "−" : "";
  const abs = wei < 0n ? -wei : wei;
  const unit = 10n ** BigInt(COIN_DECIMALS - decimals);
  if (abs > 0n && abs < unit) return `${sign}<${formatOpenExact(unit)}`;
  const whole = (abs / WEI_PER_OPEN).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const fraction = ((abs % WEI_PER_OPEN) / unit)
    .toString()
    .padStart(decimals, "0")
    .replace(/0+$/, "");
  return `${sign}${whole}${decimals > 0 && fraction ? `.${fraction}` : ""}`;
}

/**
 * Reads an amount a person typed, in coins ("1,250.5"), into wei.
 * @returns wei, or a sentence that says what is wrong with the text
 */
export function parseOpen(
  text: string,
  { decimals = GWEI_DECIMALS }: { decimals?: number } = {},
): { ok: true; wei: bigint } | { ok: false; sentence: Text } {
  const plain = text.trim().replace(/,(?=\d{3}(\D|$))/g, "");
  const match = /^(\d*)(?:\.(\d*))?$/.exec(plain);
  if (!match || !/\d/.test(plain))
    return { ok: false, sentence: msg("Enter an amount of OPEN as a number, for example 2.5.") };
  const whole = match[1] ?? "";
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > decimals)
    return {
      ok: false,
      sentence: msg("OPEN amounts have at most {decimals} decimals here.", { decimals }),
    };
  if (whole.length > 30) return { ok: false, sentence: msg("That is more OPEN than exists.") };
  const wei = BigInt(whole || "0") * WEI_PER_OPEN + BigInt(fraction.padEnd(COIN_DECIMALS, "0"));
  return { ok: true, wei };
}
