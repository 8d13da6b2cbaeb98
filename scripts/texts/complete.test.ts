import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/lib/texts/text";
import { findTexts } from "./find";
import { faultOf, readTranslations } from "./translations";

const root = fileURLToPath(new URL("../..", import.meta.url));
const texts = findTexts(root);

describe.each(Object.keys(LANGUAGES).filter((code) => code !== "en"))("the texts in %s", (code) => {
  const known = readTranslations(join(root, "texts", code));

  it("are complete, with the same values and markup (`npm run texts` lists what is not)", () =>
    expect(texts.flatMap((one) => faultOf(one, known.get(one.key)) ?? [])).toEqual([]));

  it("hold nothing that the product no longer shows", () => {
    const shown = new Set(texts.map(({ key }) => key));
    expect([...known.keys()].filter((key) => !shown.has(key))).toEqual([]);
  });
});
