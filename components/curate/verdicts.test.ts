import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countJudged,
  draftText,
  emptyVerdicts,
  fromBitmap,
  isConstant,
  judgeStep,
  nextUnjudged,
  parseDraft,
  toBitmap,
  type Judgement,
  type VerdictAction,
} from "./verdicts";

const judgement = fc.constantFrom<Judgement>("good", "bad", null);

describe("judging", () => {
  it("moves on to the next item that is not judged, going round", () => {
    let state = judgeStep(emptyVerdicts(3), { type: "move", to: 1 });
    state = judgeStep(state, { type: "judge", index: 1, judgement: "good", advance: true });
    expect(state.cursor).toBe(2);
    state = judgeStep(state, { type: "judge", index: 2, judgement: "bad", advance: true });
    expect(state.cursor).toBe(0);
  });

  it("stays at the last item when everything is judged", () => {
    let state = emptyVerdicts(2);
    for (const index of [0, 1])
      state = judgeStep(state, { type: "judge", index, judgement: "good", advance: true });
    expect(state.cursor).toBe(1);
    expect(nextUnjudged(state.judgements, 0)).toBeNull();
  });

  it("toggles an item between good and bad, beginning with good", () => {
    let state = judgeStep(emptyVerdicts(1), { type: "toggle", index: 0 });
    expect(state.judgements).toEqual(["good"]);
    state = judgeStep(state, { type: "toggle", index: 0 });
    expect(state.judgements).toEqual(["bad"]);
  });

  it("approves what is left and takes that back in one step", () => {
    let state = judgeStep(emptyVerdicts(4), {
      type: "judge",
      index: 2,
      judgement: "bad",
      advance: false,
    });
    state = judgeStep(state, { type: "approveRest" });
    expect(state.judgements).toEqual(["good", "good", "bad", "good"]);
    state = judgeStep(state, { type: "undo" });
    expect(state.judgements).toEqual([null, null, "bad", null]);
  });

  it("ignores items that do not exist and keeps the cursor inside", () => {
    const state = emptyVerdicts(2);
    expect(judgeStep(state, { type: "toggle", index: 7 })).toBe(state);
    expect(judgeStep(state, { type: "move", to: -3 }).cursor).toBe(0);
    expect(judgeStep(state, { type: "move", to: 9 }).cursor).toBe(1);
  });

  it("undoes every change back to the beginning", () => {
    const action = fc.oneof(
      fc.record({
        type: fc.constant("judge" as const),
        index: fc.nat(9),
        judgement,
        advance: fc.boolean(),
      }),
      fc.record({ type: fc.constant("toggle" as const), index: fc.nat(9) }),
      fc.constant({ type: "approveRest" as const }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions: VerdictAction[]) => {
        let state = actions.reduce(judgeStep, emptyVerdicts(10));
        while (state.history.length > 0) state = judgeStep(state, { type: "undo" });
        expect(state.judgements.every((one) => one === null)).toBe(true);
      }),
    );
  });
});

describe("verdicts as bits and as text", () => {
  it("sets bit i exactly when item i is good", () => {
    expect(toBitmap(["good", "bad", null, "good"])).toBe(0b1001n);
  });

  it("survives both ways, up to 255 items", () => {
    fc.assert(
      fc.property(fc.array(judgement, { maxLength: 255 }), (judgements) => {
        expect(parseDraft(draftText(judgements), judgements.length)).toEqual(judgements);
        const whole = judgements.map((one) => one ?? "bad");
        expect(fromBitmap(toBitmap(whole), whole.length)).toEqual(whole);
      }),
    );
  });

  it("refuses a draft of another round", () => {
    expect(parseDraft("10", 3)).toBeNull();
    expect(parseDraft("1x-", 3)).toBeNull();
  });

  it("calls a verdict constant only when every item is judged alike", () => {
    expect(isConstant(["good", "good"])).toBe(true);
    expect(isConstant(["bad", "bad"])).toBe(true);
    expect(isConstant(["good", null])).toBe(false);
    expect(isConstant(["good", "bad"])).toBe(false);
    expect(countJudged(["good", null, "bad"])).toEqual({ good: 1, bad: 1 });
  });
});
