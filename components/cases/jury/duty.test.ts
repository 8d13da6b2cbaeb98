import { describe, expect, it } from "vitest";
import { CASE_STATES } from "@/lib/cases/words";
import { jurorResult, jurorState } from "./duty";

const seat = (part: object) => ({
  committed: false,
  revealed: false,
  exposed: false,
  upholds: false,
  ...part,
});

describe("a juror's part in a case", () => {
  it("is to vote in the commit phase only, and missed ever after", () => {
    expect(CASE_STATES.filter((state) => jurorState(state, seat({})) === "vote")).toEqual([
      "commit",
    ]);
    expect(jurorState("reveal", seat({}))).toBe("missed");
  });

  it("is sealed, then to reveal, then withheld", () => {
    const committed = seat({ committed: true });
    expect(jurorState("commit", committed)).toBe("sealed");
    expect(jurorState("reveal", committed)).toBe("reveal");
    expect(jurorState("awaitTally", committed)).toBe("withheld");
  });

  it("ends with the opening, or with somebody else's", () => {
    expect(jurorState("reveal", seat({ committed: true, revealed: true }))).toBe("revealed");
    expect(jurorState("reveal", seat({ committed: true, exposed: true }))).toBe("exposed");
  });
});

describe("what a seat comes to", () => {
  const upheld = seat({ revealed: true, upholds: true });
  const dismissed = seat({ revealed: true });

  it("is decided by the end, not by the ruling before it", () => {
    expect(jurorResult("ruled", upheld)).toBe("waits");
    expect(jurorResult("upheld", upheld)).toBe("paid");
    expect(jurorResult("upheld", dismissed)).toBe("charged");
    expect(jurorResult("dismissed", upheld)).toBe("charged");
    expect(jurorResult("dismissed", dismissed)).toBe("paid");
  });

  it("is a charge for a vote that was not opened, however the case ends", () => {
    for (const state of ["ruled", "upheld", "dismissed", "undecided"] as const)
      expect(jurorResult(state, seat({ committed: true }))).toBe("charged");
  });

  it("is pay for every opened vote when no jury has ruled", () => {
    expect(jurorResult("undecided", upheld)).toBe("paid");
    expect(jurorResult("undecided", dismissed)).toBe("paid");
  });
});
