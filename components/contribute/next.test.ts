import { describe, expect, it } from "vitest";
import { ROUND_STATES } from "@/lib/datanets/words";
import { english } from "@/lib/texts/text";
import { hasEnded, nextSentence, resultOf } from "./next";

const policy = { roundSize: 32, panelSize: 5, jurySize: 7, goldSize: 12 };

describe("what a contribution's page says", () => {
  it("says what happens next in every state that has a next", () => {
    for (const state of ROUND_STATES) {
      const sentence = nextSentence({ state, number: 3, count: 20 }, policy);
      expect(sentence === "", state).toBe(hasEnded(state) || state === "none");
    }
  });

  it("tells rejected, partly accepted, accepted and retired apart", () => {
    const row = { state: "settled", count: 3, retired: false } as const;
    expect(resultOf({ ...row, accepted: 0n }).words).toBe("Rejected");
    expect(english(resultOf({ ...row, accepted: 0b101n }).words)).toBe("2 of 3 accepted");
    expect(resultOf({ ...row, accepted: 0b111n }).words).toBe("Accepted");
    expect(resultOf({ ...row, accepted: 0b111n, retired: true }).words).toBe("Retired");
    expect(resultOf({ ...row, state: "reveal", accepted: 0n }).words).toBe("Being judged");
  });
});
