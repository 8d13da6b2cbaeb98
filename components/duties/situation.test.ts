import { describe, expect, it } from "vitest";
import type { Duty } from "@/lib/curation/types";
import { bySituation, situationOf } from "./situation";

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
    const waits = duty({ committed: true, state: "juryCommit", deadline: 1 });
    const late = duty({ deadline: 300 });
    const soon = duty({ committed: true, state: "reveal", deadline: 200 });
    expect([waits, late, soon].sort(bySituation)).toEqual([soon, late, waits]);
  });
});
