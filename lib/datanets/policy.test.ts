import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { english } from "@/lib/texts/text";
import { decodePolicy, encodePolicy } from "./decode";
import { DEFAULT_POLICY, LOCAL_POLICY, policyPresets, SMALL_POLICY } from "./policy";
import { policyBounds, policyProblems, policySchema } from "./policyBounds";
import { policyFieldOf, policyFields, type PolicyKey } from "./policyFields";
import type { Policy } from "./types";

const LOCAL = 31_337;
const PUBLIC = 1_612;

/** Members of the contract's Policy, from its ABI. */
function contractMembers(): string[] {
  const create = datanetsAbi.find((item) => item.type === "function" && item.name === "create");
  const policy = create?.inputs.find(({ type }) => type === "tuple");
  return (policy as { components: readonly { name: string }[] }).components.map(({ name }) => name);
}

describe("policy fields", () => {
  it("name every member of the contract's policy once", () => {
    const members = policyFields.map(({ member }) => member);
    expect([...members].sort()).toEqual(contractMembers().sort());
  });

  it("are found by the name the contract reports", () => {
    expect(policyFieldOf("bond")?.key).toBe("bondWei");
    expect(english(policyFieldOf("panelSize")!.label)).toBe("Panel");
    expect(policyFieldOf("colour")).toBeNull();
  });
});

describe("presets", () => {
  it.each(policyPresets(PUBLIC))("$name is within bounds on a public chain", ({ policy }) => {
    expect([...policyProblems(policy, PUBLIC)]).toEqual([]);
    expect(policySchema(PUBLIC).parse(policy)).toEqual(policy);
  });

  it.each(policyPresets(LOCAL))("$name is within bounds on the local chain", ({ policy }) => {
    expect([...policyProblems(policy, LOCAL)]).toEqual([]);
  });

  it("offer short periods on the local chain only", () => {
    expect(policyPresets(PUBLIC).map(({ policy }) => policy)).not.toContain(LOCAL_POLICY);
    expect(policyPresets(LOCAL)[0]!.policy).toBe(LOCAL_POLICY);
    expect(english(policyProblems(LOCAL_POLICY, PUBLIC).get("panelPeriod")!)).toBe(
      "Panel commits: 1 h to 30 d.",
    );
  });

  it("keep the numbers of the mechanism", () => {
    const { roundSize, panelSize, goldSize, jurySize } = DEFAULT_POLICY;
    expect([roundSize, panelSize, goldSize, jurySize]).toEqual([128, 7, 16, 15]);
    const small = SMALL_POLICY;
    expect([small.roundSize, small.panelSize, small.goldSize, small.jurySize]).toEqual([
      32, 5, 16, 7,
    ]);
    expect([small.quorumNum, small.quorumDen]).toEqual([3, 4]);
    expect(small.bondWei).toBe(2n * 10n ** 18n);
  });
});

describe("bounds", () => {
  const beyond = (key: PolicyKey, side: "min" | "max"): Policy => {
    const bound = policyBounds(SMALL_POLICY, PUBLIC)[key][side];
    const step = typeof bound === "bigint" ? 10n ** 9n : 1;
    const value =
      typeof bound === "bigint"
        ? side === "min"
          ? bound - (step as bigint)
          : bound + (step as bigint)
        : side === "min"
          ? bound - 1
          : bound + 1;
    return { ...SMALL_POLICY, [key]: value };
  };

  it.each(policyFields.map(({ key }) => key))("refuse %s below and above", (key) => {
    expect(policyProblems(beyond(key, "min"), PUBLIC).get(key)).toBeTruthy();
    expect(policyProblems(beyond(key, "max"), PUBLIC).get(key)).toBeTruthy();
  });

  it("refuse an even jury, thin labels and crumbs of a gwei", () => {
    const problem = (change: Partial<Policy>, key: PolicyKey) =>
      english(policyProblems({ ...SMALL_POLICY, ...change }, PUBLIC).get(key)!);
    expect(problem({ jurySize: 8, minJurors: 12 }, "jurySize")).toContain("odd");
    expect(problem({ labelsBps: 60, fields: 2 }, "labelsBps")).toContain("at least 1 %");
    expect(problem({ curatorSeatWei: 10n ** 18n + 1n }, "curatorSeatWei")).toContain("9 decimals");
    expect(problem({ panelPeriod: 4_000.5 }, "panelPeriod")).toContain("whole number");
  });

  it("put each problem of a parsed policy at its member", () => {
    const result = policySchema(PUBLIC).safeParse({ ...SMALL_POLICY, burnPct: 1 });
    expect(result.error?.issues.map(({ path }) => path)).toEqual([["burnPct"]]);
  });
});

describe("coding", () => {
  it("turns gwei to wei and back without loss", () => {
    const gwei = fc.integer({ min: 0, max: 2 ** 48 - 1 });
    fc.assert(
      fc.property(gwei, gwei, (reviewFee, bond) => {
        const raw = { ...encodePolicy(DEFAULT_POLICY), reviewFee, bond };
        expect(encodePolicy(decodePolicy(raw))).toEqual(raw);
      }),
    );
  });

  it("has the members of the contract in the contract's units", () => {
    const raw = encodePolicy(DEFAULT_POLICY);
    expect(Object.keys(raw).sort()).toEqual(contractMembers().sort());
    expect(raw.bond).toBe(2_000_000_000);
  });

  it("refuses money finer than a gwei", () => {
    expect(() => encodePolicy({ ...DEFAULT_POLICY, bondWei: 1n })).toThrow("9 decimals");
  });
});
