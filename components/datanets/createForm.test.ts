import { describe, expect, test } from "vitest";
import { english } from "@/lib/texts/text";
import { emptyForm, type CreateValues } from "./createForm";
import { readForm } from "./createFormCheck";

const good: CreateValues = {
  ...emptyForm,
  name: "Spam or ham",
  type: "email",
  description: "E-mails, each spam or ham.",
  guidelines: "Good is a whole e-mail that a person received.",
  fields: [{ name: "verdict", options: "spam\n\n ham \n" }],
};

describe("readForm", () => {
  test("reads a filled form", () => {
    const read = readForm(good);
    expect(read).toMatchObject({
      ok: true,
      datanet: {
        description: { fields: [{ name: "verdict", kind: "choice", options: ["spam", "ham"] }] },
        priceWei: 10n ** 16n,
        policy: { fields: 1 },
      },
    });
  });

  test("labels that come with items take no share of the weight", () => {
    const read = readForm({ ...good, labels: "inline" });
    expect(read.ok && read.datanet.policy.labelsBps).toBe(0);
  });

  test("without labels there are no fields, whatever was typed", () => {
    const read = readForm({ ...good, labels: "none", fields: [{ name: "", options: "" }] });
    expect(read.ok && read.datanet.description.fields).toEqual([]);
  });

  test("an empty form names every missing answer at its input", () => {
    const read = readForm({ ...emptyForm, price: "free" });
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect([...read.problems.keys()].sort()).toEqual([
      "description",
      "fields.0.name",
      "fields.0.options",
      "guidelines",
      "name",
      "price",
    ]);
  });

  test("names are limited in bytes, as the contract counts", () => {
    const read = readForm({ ...good, name: "é".repeat(33) });
    expect(!read.ok && english(read.problems.get("name")!)).toContain("66");
  });

  test("a number outside the contract's bounds is named", () => {
    const read = readForm({ ...good, policy: { ...good.policy, burnPct: "1" } });
    expect(!read.ok && [...read.problems.keys()]).toContain("policy.burnPct");
  });
});
