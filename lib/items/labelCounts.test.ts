import { expect, it } from "vitest";
import { countLabels } from "./labelCounts";

const fields = [{ name: "class", options: ["spam", "ham"] }];

it("counts each label, keeps unchosen options and says how many items have none", () => {
  const items = [{ class: "ham" }, { class: "ham" }, {}, { other: "spam" }].map((labels) => ({
    labels: labels as Record<string, string>,
  }));
  expect(countLabels(items, fields)).toEqual([
    {
      name: "class",
      counts: [
        { option: "ham", count: 2 },
        { option: "spam", count: 0 },
      ],
      unlabelled: 2,
    },
  ]);
});

it("counts a label that is no option any more", () => {
  expect(countLabels([{ labels: { class: "phish" } }], fields)[0]!.counts[0]).toEqual({
    option: "phish",
    count: 1,
  });
});

it("does not take what every object has for a label", () => {
  expect(countLabels([{ labels: {} }], [{ name: "constructor", options: ["a", "b"] }])).toEqual([
    {
      name: "constructor",
      counts: [
        { option: "a", count: 0 },
        { option: "b", count: 0 },
      ],
      unlabelled: 1,
    },
  ]);
});
