import { describe, expect, test } from "vitest";
import { MAX_UNITS, parseUnits, referenceOf } from "./reference";

describe("referenceOf", () => {
  test("nothing becomes zeros, hex stays, words become their sha2-256", async () => {
    expect(await referenceOf("  ")).toBe(`0x${"0".repeat(64)}`);
    expect(await referenceOf(`0x${"Ab".repeat(32)}`)).toBe(`0x${"ab".repeat(32)}`);
    // The well-known test vector of FIPS 180-2 for "abc".
    expect(await referenceOf("abc")).toBe(
      "0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  test("a note that only looks like hex is hashed", async () => {
    expect(await referenceOf("0xabcd")).toMatch(/^0x[0-9a-f]{64}$/);
    expect(await referenceOf("0xabcd")).not.toContain("abcd000");
  });
});

describe("parseUnits", () => {
  test("takes whole numbers, grouped or not", () => {
    expect(parseUnits("1,250")).toEqual({ units: 1250n });
    expect(parseUnits(" 7 ")).toEqual({ units: 7n });
  });

  test.each(["", "0", "-1", "1.5", "ten", String(MAX_UNITS + 1n)])(
    "refuses %j in a sentence",
    (text) => {
      expect(parseUnits(text)).toEqual({ problem: expect.stringMatching(/\.$/) });
    },
  );
});
