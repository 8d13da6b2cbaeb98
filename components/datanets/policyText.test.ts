import { describe, expect, test } from "vitest";
import { DEFAULT_POLICY, LOCAL_POLICY, SMALL_POLICY } from "@/lib/datanets/policy";
import { english } from "@/lib/texts/text";
import { parseDuration, parsePolicy, policyText } from "./policyText";
import { policyChanges, policyGroups } from "./policyWords";

describe("policyText", () => {
  test.each([
    ["default", DEFAULT_POLICY],
    ["small", SMALL_POLICY],
    ["local", LOCAL_POLICY],
  ])("the %s policy survives being written and read", (_name, policy) => {
    const { policy: read, problems } = parsePolicy(policyText(policy), SMALL_POLICY);
    expect(problems.size).toBe(0);
    expect(read).toEqual(policy);
  });

  test("a period of odd seconds is written exactly", () => {
    const odd = { ...DEFAULT_POLICY, panelPeriod: 86_400 + 3_600 + 61 };
    expect(parsePolicy(policyText(odd), DEFAULT_POLICY).policy.panelPeriod).toBe(odd.panelPeriod);
  });

  test("what cannot be read is named and the rest still counts", () => {
    const texts = {
      ...policyText(DEFAULT_POLICY),
      bondWei: "two",
      panelPeriod: "soon",
      burnPct: "12",
    };
    const { policy, problems } = parsePolicy(texts, DEFAULT_POLICY);
    expect([...problems.keys()].sort()).toEqual(["bondWei", "panelPeriod"]);
    expect(policy.burnPct).toBe(12);
    expect(policy.bondWei).toBe(DEFAULT_POLICY.bondWei);
  });
});

describe("parseDuration", () => {
  test.each([
    ["3 d 12 h", 302_400],
    ["45s", 45],
    ["90 min", 5_400],
  ])("%s", (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  test.each(["", "3", "d", "-1 d", "1.5 h", "3 weeks"])("refuses %j", (text) =>
    expect(parseDuration(text)).toBeNull(),
  );
});

describe("policyGroups", () => {
  const all = (policy: typeof DEFAULT_POLICY) =>
    policyGroups(policy).flatMap(({ sentences }) => sentences.map(english));

  test("the parts of a payment add up to the whole", () => {
    const sentence = all(DEFAULT_POLICY).find((text) => text.startsWith("Of every payment"))!;
    const parts = [...sentence.matchAll(/(\d+) %/g)].map(([, part]) => Number(part));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100);
  });

  test("labels and refinements that are switched off are said to be", () => {
    const off = all({ ...DEFAULT_POLICY, labelsBps: 0, refinementBps: 0 });
    expect(off).toContain("Refinements are not taken.");
    expect(off).toContain("Items carry their labels; labels are not contributed separately.");
  });
});

describe("policyChanges", () => {
  test("pairs each sentence with the one it takes the place of, and only those that differ", () => {
    const slower = { ...SMALL_POLICY, panelPeriod: 2 * SMALL_POLICY.panelPeriod, labelsBps: 0 };
    const changes = policyChanges(SMALL_POLICY, slower).map(({ before, after }) => [
      english(before),
      english(after),
    ]);
    expect(changes).toHaveLength(2);
    const [panel, labels] = changes as [[string, string], [string, string]];
    expect(panel[0]).toContain("judge every item within 1 d");
    expect(panel[1]).toContain("judge every item within 2 d");
    expect(labels[0]).toContain("Labels contributed separately get");
    expect(labels[1]).toContain("labels are not contributed separately");
    expect(policyChanges(SMALL_POLICY, SMALL_POLICY)).toEqual([]);
  });
});
