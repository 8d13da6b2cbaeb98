import { expect, it } from "vitest";
import { DEFAULT_POLICY } from "@/lib/datanets/policy";
import type { RoundBrief } from "@/lib/datanets/types";
import { english } from "@/lib/texts/text";
import { loopFigures } from "./loopFigures";

const brief = (round: Partial<RoundBrief>): RoundBrief => ({
  number: 1,
  state: "settled",
  due: false,
  attempt: 1,
  count: 32,
  accepted: 0,
  first: 1,
  last: 1,
  openedAt: 0,
  closedAt: 0,
  deadline: 0,
  budgetWei: 0n,
  ...round,
});

const datanet = {
  policy: DEFAULT_POLICY,
  contributions: 3,
  burnedWei: 2n * 10n ** 18n,
  priceWei: 10n ** 16n,
};

it("shows how full the open round is and how many rounds are judged", () => {
  const rounds = [
    brief({ state: "open", count: 12 }),
    brief({ state: "panelCommit" }),
    brief({ state: "awaitSettle" }),
    brief({ state: "refunded" }),
  ];
  const figures = loopFigures({ ...datanet, rounds });
  expect(english(figures.contribute.figure)).toBe(`12 of ${DEFAULT_POLICY.roundSize}`);
  expect(english(figures.curate.figure)).toBe("2 rounds");
});

it("shows what was accepted when nothing is judged now", () => {
  const figures = loopFigures({ ...datanet, rounds: [brief({ accepted: 24 })] });
  expect(figures.contribute).toEqual({ figure: "3", caption: "contributions so far" });
  expect(figures.curate.figure).toBe("75\u00a0%");
});

it("claims no share while nothing has been judged", () => {
  const figures = loopFigures({ ...datanet, rounds: [] });
  expect(figures.curate.caption).toBe("nothing judged yet");
  expect(figures.reward.figure).toBe("75 %");
});
