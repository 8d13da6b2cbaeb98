import { describe, expect, it } from "vitest";
import { glossary, glossaryInOrder } from "./glossary";

describe("the glossary", () => {
  it.each(glossaryInOrder)(
    "explains $term in one to three short sentences",
    ({ term, meaning }) => {
      expect(term.trim()).toBe(term);
      expect(meaning).toMatch(/[.]$/);
      expect(meaning.length).toBeLessThan(260);
      expect(meaning.split(/[.?] /).length).toBeLessThanOrEqual(3);
    },
  );

  it("names every term once", () => {
    const terms = glossaryInOrder.map(({ term }) => term.toLowerCase());
    expect(new Set(terms).size).toBe(Object.keys(glossary).length);
  });
});
