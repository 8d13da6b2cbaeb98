import { describe, expect, it } from "vitest";
import spanish from "@/texts/es";
import { english, translate } from "@/lib/texts/text";
import { wordsOf } from "./issues";
import { datanetDescriptionSchema, manifestSchema } from "./schema";

const datanet = {
  version: 1,
  name: "Birds",
  type: "image",
  description: "Birds at feeders.",
  guidelines: "One bird.",
  fields: [{ name: "species", kind: "choice", options: ["tit", "robin"] }],
  labels: "separate",
  license: "CC0",
  source: "",
};

const wrong: [string, object, string][] = [
  ["an empty text", { name: " " }, "it needs at least 1 character"],
  ["a long text", { source: "x".repeat(501) }, "it has more than 500 characters"],
  ["two lines for one", { name: "a\nb" }, "it has to be one line without control characters"],
  ["too few entries", { fields: [{ ...datanet.fields[0], options: ["tit"] }] }, "2 entries"],
  ["a missing value", { license: undefined }, "it is missing or of the wrong kind"],
  ["an unknown choice", { type: "sound" }, "it is none of: text, email, image, table"],
  ["an unknown member", { colour: "red" }, "nothing named colour belongs there"],
  ["a rule of our own", { fields: [] }, "a datanet with labels needs at least one field"],
];

describe("what is wrong with content, in words", () => {
  it.each(wrong)("of %s, in English and Spanish", (_, change, words) => {
    const { error } = datanetDescriptionSchema.safeParse({ ...datanet, ...change });
    const text = wordsOf(error!.issues[0]!);
    expect(english(text)).toContain(words);
    expect(translate(text, "es", spanish)).not.toBe(english(text));
  });

  it("of a number out of range and of a kind nobody knows", () => {
    const labels = {
      version: 1,
      profile: "unixfs-v1-2025",
      kind: "labels",
      datanet: 0,
      contributor: `0x${"a".repeat(40)}`,
      parent: "1",
      field: "species",
      items: [{ target: 0, label: "tit" }],
    };
    const said = (value: object) =>
      english(wordsOf(manifestSchema.safeParse(value).error!.issues[0]!));
    expect(said(labels)).toBe("it is less than 1");
    expect(said({ ...labels, datanet: 1, parent: "x" })).toContain("the form that is asked for");
    expect(said({ ...labels, kind: "songs" })).toBe("it is not of a known kind");
  });
});
