import { describe, expect, it } from "vitest";
import type { Duty } from "@/lib/curation/types";
import type { CaseDuty } from "@/lib/cases/types";
import type { CaseState } from "@/lib/cases/words";
import { bySituation, caseSituationOf, situationOf, type Situation } from "./situation";

const duty = (part: Partial<Duty>): Duty => ({
  datanet: 1,
  name: "Spam or ham",
  round: 1,
  stage: "panel",
  position: 0,
  attempt: 0,
  count: 32,
  state: "panelCommit",
  deadline: 100,
  committed: false,
  revealed: false,
  exposed: false,
  worstLossWei: 0n,
  absentLossWei: 0n,
  ballotId: 1n,
  ...part,
});

describe("the situation of a duty", () => {
  it("is to commit while its own vote is open, and lost after that", () => {
    expect(situationOf(duty({}))).toBe("commit");
    expect(situationOf(duty({ stage: "jury", state: "juryCommit" }))).toBe("commit");
    expect(situationOf(duty({ state: "juryCommit" }))).toBe("lost");
  });

  it("is to reveal exactly in the reveal phase", () => {
    expect(situationOf(duty({ committed: true, state: "juryCommit" }))).toBe("wait");
    expect(situationOf(duty({ committed: true, state: "reveal" }))).toBe("reveal");
    expect(situationOf(duty({ committed: true, state: "awaitSettle" }))).toBe("lost");
    expect(situationOf(duty({ committed: true, revealed: true, state: "reveal" }))).toBe("done");
  });

  it("is lost when the opening was shown too early", () => {
    expect(situationOf(duty({ committed: true, exposed: true, state: "reveal" }))).toBe("lost");
  });

  it("puts what can be done first, the most urgent before all", () => {
    const listed = (situation: Situation, deadline: number) => ({ situation, deadline });
    const [waits, late, soon] = [listed("wait", 1), listed("commit", 300), listed("reveal", 200)];
    expect([waits, late, soon].sort(bySituation)).toEqual([soon, late, waits]);
  });
});

describe("the situation of a duty in a case", () => {
  const inCase = (state: CaseState, acts: Partial<CaseDuty> = {}): CaseDuty => ({
    brief: {
      id: 1,
      datanet: 1,
      contribution: 1,
      items: 1n,
      reason: "junk",
      state,
      due: false,
      tier: 0,
      ruling: null,
      filedAt: 1,
      deadline: 100,
      endedAt: null,
      challenger: "0x0000000000000000000000000000000000000001",
      evidence: `0x${"00".repeat(32)}`,
    },
    name: "Spam or ham",
    position: 0,
    committed: false,
    revealed: false,
    exposed: false,
    lossWei: 0n,
    ballotId: 256n,
    ...acts,
  });

  it("follows the ballot from the vote to the opening", () => {
    expect(caseSituationOf(inCase("commit"))).toBe("commit");
    expect(caseSituationOf(inCase("commit", { committed: true }))).toBe("wait");
    expect(caseSituationOf(inCase("reveal", { committed: true }))).toBe("reveal");
    expect(caseSituationOf(inCase("reveal", { committed: true, revealed: true }))).toBe("done");
  });

  it("is lost without a vote, or when the opening was shown too early", () => {
    expect(caseSituationOf(inCase("reveal"))).toBe("lost");
    expect(caseSituationOf(inCase("commit", { committed: true, exposed: true }))).toBe("lost");
  });
});
