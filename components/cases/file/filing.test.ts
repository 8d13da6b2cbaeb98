import { describe, expect, it } from "vitest";
import { english } from "@/lib/texts/text";
import {
  challengeable,
  challengePath,
  claimantOf,
  EMPTY_FILING,
  filingRefusal,
  fromDraft,
  itemsFrom,
  timesDismissed,
  toDraft,
  type Filing,
} from "./filing";

const filing: Filing = {
  ...EMPTY_FILING,
  items: 0b101n,
  reason: "junk",
  text: "Both are empty.",
};
const OWNER = "0x00000000000000000000000000000000000000aa";
const refusal = (part: Partial<Filing>) => {
  const sentence = filingRefusal({ ...filing, ...part });
  return sentence === null ? null : english(sentence);
};

describe("what can be challenged", () => {
  const row = { state: "settled", accepted: 0b1110n, struck: 0b0100n, released: false } as const;

  it("is what was accepted, stands and has its bond", () => {
    expect(challengeable(row)).toBe(0b1010n);
    expect(challengeable({ ...row, released: true })).toBe(0n);
    expect(challengeable({ ...row, state: "reveal" })).toBe(0n);
  });

  it("is taken from an address as far as it can be challenged", () => {
    expect(itemsFrom("1,2,3", 0b1010n)).toBe(0b1010n);
    expect(itemsFrom("-1,x,1e2,999,", 0b1010n)).toBe(0n);
    expect(itemsFrom(undefined, 0b1010n)).toBe(0n);
  });

  it("comes back from the path that names it", () => {
    const { searchParams, pathname } = new URL(challengePath(3, 7, 0b1010n), "http://site");
    expect(pathname).toBe("/datanets/3/challenge");
    expect(searchParams.get("contribution")).toBe("7");
    expect(itemsFrom(searchParams.get("items")!, 0b1111n)).toBe(0b1010n);
  });
});

describe("why a filing cannot be sent yet", () => {
  it("says what is missing, in the order of the form", () => {
    expect(refusal({})).toBeNull();
    expect(refusal({ items: 0n, reason: null })).toMatch(/item/);
    expect(refusal({ reason: null, text: "" })).toMatch(/reason/);
    expect(refusal({ text: " \n" })).toMatch(/what is wrong/);
    expect(refusal({ text: "x".repeat(10_001) })).toMatch(/10,000/);
  });

  it("refuses an address of a claimant that is none", () => {
    expect(refusal({ reason: "copyright", claimant: "0x12" })).toMatch(/address/i);
    expect(refusal({ reason: "copyright", claimant: ` ${OWNER} ` })).toBeNull();
  });

  it("has a claimant only where the reason allows for one", () => {
    expect(claimantOf({ reason: "personalData", claimant: OWNER }).address).toBe(OWNER);
    expect(claimantOf({ reason: "junk", claimant: OWNER })).toEqual({});
    expect(claimantOf({ reason: "junk", claimant: "no address" })).toEqual({});
    expect(claimantOf({ reason: "copyright", claimant: "" })).toEqual({});
  });
});

describe("a claim that was dismissed before", () => {
  const quote = (depositWei: bigint) => ({ tier: 0, depositWei, feeWei: 1n });

  it("is known by its deposit, which doubles each time", () => {
    expect(timesDismissed(quote(2n * 5n * 3n), 0b111n, 5n)).toBe(0);
    expect(timesDismissed(quote(4n * 5n * 3n), 0b111n, 5n)).toBe(1);
    expect(timesDismissed(quote(16n * 5n * 3n), 0b111n, 5n)).toBe(3);
    expect(timesDismissed(quote(10n), 0n, 5n)).toBe(0);
  });
});

describe("a draft", () => {
  it("comes back as it was, without items that were struck since", () => {
    expect(fromDraft(toDraft(filing), 0b111n)).toEqual(filing);
    expect(fromDraft(toDraft(filing), 0b001n).items).toBe(0b001n);
  });

  it("survives what another version or a damaged store may hold", () => {
    const odd = { ...toDraft(filing), items: "-5", reason: "spite" as never };
    expect(fromDraft(odd, 0b111n)).toMatchObject({ items: 0n, reason: null });
  });
});
