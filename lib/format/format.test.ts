import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { english } from "@/lib/texts/text";
import { sameAddress, shortHex } from "./address";
import { formatBytes, formatShare } from "./number";
import { formatOpen, formatOpenExact, parseOpen } from "./open";
import { formatDateTime, formatDuration, formatRelative } from "./time";

describe("amounts", () => {
  it.each([
    [0n, "0"],
    [1n, "<0.0001"],
    [-1n, "−<0.0001"],
    [10n ** 14n, "0.0001"],
    [1_999_999_999_999_999_999n, "1.9999"],
    [1_234_567n * 10n ** 18n, "1,234,567"],
    [-25n * 10n ** 17n, "−2.5"],
  ])("%s wei reads %s", (wei, text) => expect(formatOpen(wei)).toBe(text));

  it("reads back every exact amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (wei) => {
        expect(parseOpen(formatOpenExact(wei), { decimals: 18 })).toEqual({ ok: true, wei });
      }),
    );
  });

  it("never shows more than there is", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 14n, max: 10n ** 27n }), (wei) => {
        const shown = parseOpen(formatOpen(wei), { decimals: 18 });
        expect(shown.ok && shown.wei <= wei && wei - shown.wei < 10n ** 14n).toBe(true);
      }),
    );
  });

  it.each(["1,250.5", " 1250.50 ", "1250.5"])("reads %j as people write it", (text) =>
    expect(parseOpen(text)).toEqual({ ok: true, wei: 12505n * 10n ** 17n }),
  );

  it.each(["", ".", "abc", "-1", "1e3", "1.2.3", "0x10", "1.0000000001", "9".repeat(40)])(
    "refuses %j with a sentence",
    (text) => {
      const parsed = parseOpen(text);
      expect(parsed.ok).toBe(false);
      expect(!parsed.ok && english(parsed.sentence)).toMatch(/\.$/);
    },
  );
});

describe("time", () => {
  it.each([
    [-5, "0 s"],
    [59, "59 s"],
    [60, "1 min"],
    [93_784, "1 d 2 h"],
    [3_605, "1 h"],
  ])("%d seconds last %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it.each([
    [100, 102, "now"],
    [100, 160, "1 min ago"],
    [7_300, 100, "in 2 h"],
  ])("%d seen at %d is %s", (unix, now, text) =>
    expect(english(formatRelative(unix, now))).toBe(text),
  );

  it("is the same everywhere", () => expect(formatDateTime(0)).toBe("1970-01-01 00:00 UTC"));
});

describe("numbers and addresses", () => {
  it("shows shares and sizes", () => {
    expect(formatShare(0.125)).toBe("12.5\u00a0%");
    expect([999, 1_234, 12_345_678].map(formatBytes)).toEqual(["999 bytes", "1.2 kB", "12 MB"]);
  });
  it("shortens and compares hex", () => {
    expect(shortHex("0x70997970C51812dc3A010C7d01b50e0d17dc79C8")).toBe("0x7099…79C8");
    expect(sameAddress("0xAB", "0xab")).toBe(true);
    expect(sameAddress(undefined, undefined)).toBe(false);
  });
});
