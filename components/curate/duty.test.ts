import { describe, expect, it } from "vitest";
import { ROUND_STATES } from "@/lib/datanets/words";
import type { Position } from "@/lib/curation/types";
import { dutyState, type Duty } from "./duty";
import { goldItems, ownBits } from "./items";
import type { RoundItem } from "./items";

const duty = (stage: Duty["stage"], seat: Partial<Position>): Duty => ({
  stage,
  seat: {
    position: 0,
    owner: "0x0000000000000000000000000000000000000001",
    seat: 0,
    committed: false,
    revealed: false,
    exposed: false,
    verdict: 0n,
    ...seat,
  },
  ballotId: 1n,
  count: 2,
  worstLossWei: 0n,
  absentLossWei: 0n,
});

describe("where a duty stands", () => {
  it("offers the vote in its own phase only", () => {
    const open = (stage: Duty["stage"]) =>
      ROUND_STATES.filter((state) => dutyState({ state }, duty(stage, {})) === "vote");
    expect(open("panel")).toEqual(["panelCommit"]);
    expect(open("jury")).toEqual(["juryCommit"]);
  });

  it("offers the reveal exactly while reveals are open", () => {
    const committed = duty("panel", { committed: true });
    expect(ROUND_STATES.filter((state) => dutyState({ state }, committed) === "reveal")).toEqual([
      "reveal",
    ]);
    expect(dutyState({ state: "juryCommit" }, committed)).toBe("sealed");
    expect(dutyState({ state: "awaitSettle" }, committed)).toBe("withheld");
  });

  it("puts being revealed or exposed before everything else", () => {
    const seat = { committed: true, revealed: true };
    expect(dutyState({ state: "reveal" }, duty("panel", seat))).toBe("revealed");
    expect(dutyState({ state: "reveal" }, duty("jury", { committed: true, exposed: true }))).toBe(
      "exposed",
    );
  });
});

describe("bits of a round", () => {
  it("keeps gold items in the order of a juror's verdict", () => {
    const items = [0, 1, 2, 3].map((index) => ({ index }) as RoundItem);
    expect(goldItems(items, 0b1010n).map(({ index }) => index)).toEqual([1, 3]);
  });

  it("cuts one contribution out of the round", () => {
    expect(ownBits(0b1101100n, { offset: 2, count: 3 })).toBe(0b011n);
  });
});
