import { describe, expect, it } from "vitest";
import type { LabelTarget } from "@/lib/contributions/types";
import { labelsOf, labelStep, parseAnswers, startLabelling, unlabelledItems } from "./labelling";

const target: LabelTarget = {
  id: 1,
  contributor: "0x0000000000000000000000000000000000000001",
  content: "0x",
  count: 6,
  accepted: 0b110111n,
  labelled: [0b000011n, 0n],
};

describe("items to label", () => {
  it("are accepted ones without a label for that field", () => {
    expect(unlabelledItems(target, 0)).toEqual([2, 4, 5]);
    expect(unlabelledItems(target, 1)).toEqual([0, 1, 2, 4, 5]);
    // A field the chain has no labels of yet.
    expect(unlabelledItems(target, 7)).toEqual([0, 1, 2, 4, 5]);
  });
});

describe("labelling", () => {
  it("answers, skips, goes back and undoes", () => {
    let state = startLabelling([2, 4, 5]);
    state = labelStep(state, { type: "answer", label: "spam" });
    state = labelStep(state, { type: "skip" });
    state = labelStep(state, { type: "answer", label: "ham" });
    expect(state).toMatchObject({ cursor: 2, answers: { 2: "spam", 5: "ham" } });
    state = labelStep(state, { type: "undo" });
    expect(state).toMatchObject({ cursor: 2, answers: { 2: "spam" } });
    state = labelStep(labelStep(state, { type: "undo" }), { type: "undo" });
    expect(state).toMatchObject({ cursor: 0, answers: {}, history: [] });
  });

  it("takes a label away when the item is skipped, and undo brings it back", () => {
    let state = labelStep(startLabelling([0]), { type: "answer", label: "spam" });
    state = labelStep(state, { type: "skip" });
    expect(state.answers).toEqual({});
    expect(labelStep(state, { type: "undo" }).answers).toEqual({ 0: "spam" });
  });

  it("continues a draft at the first item without a label", () => {
    const state = labelStep(startLabelling([2, 4, 5]), {
      type: "load",
      answers: { 2: "spam", 3: "ham" },
    });
    expect(state).toMatchObject({ cursor: 1, answers: { 2: "spam" } });
  });

  it("puts labels in the order of their items", () => {
    expect(labelsOf({ 5: "ham", 2: "spam" })).toEqual({
      items: [
        { target: 2, label: "spam" },
        { target: 5, label: "ham" },
      ],
      targets: 0b100100n,
    });
  });
});

describe("a stored draft", () => {
  it("keeps options of the field only", () => {
    const text = JSON.stringify({ 1: "spam", 2: "gone", x: "spam" });
    expect(parseAnswers(text, ["spam", "ham"])).toEqual({ 1: "spam" });
  });

  it("is empty when it cannot be read", () => {
    expect(parseAnswers("{", ["a"])).toEqual({});
    expect(parseAnswers("7", ["a"])).toEqual({});
    expect(parseAnswers(null, ["a"])).toEqual({});
  });
});
