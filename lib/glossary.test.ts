import { describe, expect, it } from "vitest";
import { english } from "@/lib/texts/text";
import { glossary } from "./glossary";

const entries = Object.values(glossary).map(({ term, meaning }) => ({
  term: english(term),
  meaning: english(meaning),
}));

describe("the glossary", () => {
  it.each(entries)("explains $term in one to three short sentences", ({ term, meaning }) => {
    expect(term.trim()).toBe(term);
    expect(meaning).toMatch(/[.]$/);
    expect(meaning.length).toBeLessThan(260);
    expect(meaning.split(/[.?] /).length).toBeLessThanOrEqual(3);
  });

  it("names every term once", () => {
    const terms = entries.map(({ term }) => term.toLowerCase());
    expect(new Set(terms).size).toBe(entries.length);
  });
});
