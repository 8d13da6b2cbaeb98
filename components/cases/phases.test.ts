import { describe, expect, it } from "vitest";
import type { CasePage, CaseSeat, CaseTier } from "@/lib/cases/types";
import type { CaseState } from "@/lib/cases/words";
import { english } from "@/lib/texts/text";
import { casePhases, isLastTier, votesOf } from "./phases";
import { caseSentence, caseStateWords } from "./words";

const seat = (position: number, revealed: boolean, upholds: boolean): CaseSeat => ({
  position,
  owner: "0x00000000000000000000000000000000000000aa",
  seat: position,
  committed: revealed,
  revealed,
  exposed: false,
  upholds,
});
const jury = (size: number, uphold: number, opened = size) =>
  Array.from({ length: size }, (_, i) => seat(i, i < opened, i < uphold));

const tier = (part: Partial<CaseTier> = {}): CaseTier => ({
  tier: 0,
  payer: "0x00000000000000000000000000000000000000bb",
  depositWei: 1n,
  feeWei: 1n,
  ruling: null,
  ballotId: 0n,
  seats: [],
  ...part,
});

const page = (state: CaseState, tiers: CaseTier[], brief: Partial<CasePage["brief"]> = {}) =>
  ({
    brief: { state, due: false, deadline: 1_000, items: 1n, ruling: null, ...brief },
    tiers,
    lossWei: 10n ** 18n,
    policy: { juryPeriod: 60, revealPeriod: 60, drawTimeout: 600 },
  }) as unknown as CasePage;

const statuses = (p: CasePage) => casePhases(p).map(({ id, status }) => `${id} ${status}`);

describe("the phases of a case", () => {
  it("runs one at a time, with its deadline", () => {
    const p = page("commit", [tier({ seats: jury(7, 0, 0) })]);
    expect(statuses(p)).toEqual([
      "filed done",
      "draw done",
      "commit now",
      "reveal later",
      "ruling later",
      "appeal later",
      "end later",
    ]);
    expect(casePhases(p).find(({ id }) => id === "commit")?.until).toBe(1_000);
  });

  it("shows no clock for what waits for somebody", () => {
    const p = page("awaitTally", [tier({ seats: jury(7, 0, 0) })], { due: true });
    expect(casePhases(p).find(({ status }) => status === "now")?.until).toBe(0);
  });

  it("names the rulings before an appeal", () => {
    const first = tier({ seats: jury(7, 5), ruling: "upheld" });
    const phases = casePhases(page("awaitJury", [first, tier({ tier: 1 })]));
    expect(english(phases[1]!.title)).toBe("Jury of 7 upheld it, 5 to 2");
    expect(english(phases[2]!.title)).toBe("Jury of 15 is drawn");
    expect(english(phases[2]!.otherwise)).toMatch(/the ruling before it ends the case/);
  });

  it("skips the window where no larger jury can follow", () => {
    expect(isLastTier(tier({ tier: 2, seats: jury(31, 20) }))).toBe(true);
    expect(isLastTier(tier({ tier: 0, seats: jury(6, 3) }))).toBe(true);
    expect(isLastTier(tier({ tier: 0, seats: jury(7, 3) }))).toBe(false);
    const last = tier({ tier: 1, seats: jury(12, 8), ruling: "upheld" });
    expect(statuses(page("upheld", [last]))).toContain("appeal skipped");
  });

  it("ends undecided without a ruling", () => {
    const p = page("undecided", [tier({ seats: jury(7, 1, 2) })]);
    expect(statuses(p).slice(-3)).toEqual(["ruling skipped", "appeal skipped", "end done"]);
  });
});

describe("words of a case", () => {
  it("counts opened votes only", () => {
    expect(votesOf(tier({ seats: jury(7, 3, 5) }))).toEqual({ uphold: 3, votes: 5 });
  });

  it("has a sentence for each state", () => {
    for (const state of Object.keys(caseStateWords) as CaseState[]) {
      const sentence = caseSentence({ state, due: false, ruling: "upheld", items: 0b11n });
      expect(english(sentence)).toMatch(/\.$/);
    }
  });
});
