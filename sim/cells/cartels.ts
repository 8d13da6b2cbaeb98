/** Cartels of curators and jurors: the shares at which they begin to pay. */
import { sharedCoin, targeted } from "../agents/cartel";
import { copier } from "../agents/copier";
import { finding, ret, type Cell, type Result } from "../cell";
import { junkProfit, type JunkPlan } from "../junk";
import type { Lab, Spec } from "../lab";
import {
  DEFAULT,
  drawnBy,
  one,
  openOf,
  payOf,
  payTo,
  shares,
  sizes,
  SMALL,
  SMALL_BEFORE,
  SMALL_LESS_GOLD,
  stream,
} from "../scenes";
import { bestResponse, controlled, threshold, type Drawn, type Profits } from "../search";
import { estimate } from "../stats";

/** A cartel without work: how its coin falls, and the stream it hides in. */
type Coin = { bias: number; good: number };
const COINS: Coin[] = [0.3, 0.5, 0.7, 0.85].flatMap((bias) =>
  [0.6, 0.85].map((good) => ({ bias, good })),
);

/** Pay a round of all seats of a coin cartel, OPEN. */
export function coinProfits(
  lab: Lab,
  spec: Spec,
  name: string,
  { bias, good }: Coin,
  held: { panel: number; jury?: number },
): Profits {
  return controlled(
    (from, count) =>
      lab.sample(
        spec,
        `${name}-${bias}-${good}-${held.panel}-${held.jury}`,
        { from, count },
        (random, world) => ({
          ...stream(random, world, good),
          coinBias: bias,
          agent: shares(random, sharedCoin, held),
        }),
        (played) => ({
          profit: openOf(payTo(played, sharedCoin.name)),
          drawn: drawnBy(played.round, sharedCoin.name),
        }),
      ),
    captured(spec),
    { ...sizes(spec), held },
    lab.samples(250, 10),
  );
}

/** A coin earns by the seats it has, above all once it has the majority of the jury. */
const captured =
  ({ policy }: Spec) =>
  ({ panel, jury }: Drawn) => {
    const over = Math.max(0, jury - policy.jurySize / 2);
    return [panel, jury, jury ** 2, over > 0 ? 1 : 0, over > 0 ? panel : 0, over];
  };

/** The threshold of a coin cartel that holds `held(q)`, its coin and stream chosen at the share `at`. */
export async function coinThreshold(
  lab: Lab,
  spec: Spec,
  name: string,
  held: (q: number) => { panel: number; jury?: number },
  { at, from, to }: { at: number; from: number; to: number },
): Promise<Result & { threshold: NonNullable<Result["threshold"]> }> {
  const coin = await bestResponse(
    COINS,
    (candidate) => coinProfits(lab, spec, `${name}-pilot`, candidate, held(at)),
    lab.samples(150, 6),
  );
  const found = await threshold(
    (q) => coinProfits(lab, spec, name, coin, held(q)),
    { from, to, step: lab.step(0.01) },
    { batch: lab.samples(250, 10), looks: 6 },
  );
  return {
    findings: [],
    threshold: found,
    bestResponse: `a coin that says good ${coin.bias * 100} % of the time, in a stream with π ${coin.good}.`,
  };
}

const JUNK: JunkPlan[] = [0.05, 0.15, 0.3, 0.5].flatMap((junk) =>
  [0.6, 0.85].map((good) => ({ junk, good })),
);

/** The share of curators (and of jurors, if any) at which junk begins to pay. */
export async function junkThreshold(
  lab: Lab,
  spec: Spec,
  name: string,
  { at, from, to, jury = false }: { at: number; from: number; to: number; jury?: boolean },
): Promise<Result & { threshold: NonNullable<Result["threshold"]> }> {
  const held = (q: number) => ({ panel: q, jury: jury ? q : 0 });
  const plan = await bestResponse(
    JUNK,
    (candidate) => junkProfit(lab, spec, `${name}-pilot`, candidate, targeted, held(at)),
    lab.samples(60, 4),
  );
  const found = await threshold(
    (q) => junkProfit(lab, spec, name, plan, targeted, held(q)),
    { from, to, step: lab.step(0.01) },
    { batch: lab.samples(150, 8), looks: 6 },
  );
  return {
    findings: [],
    threshold: found,
    bestResponse: `junk as ${plan.junk * 100} % of the round, among items of which ${plan.good * 100} % are good.`,
  };
}

const withRet = <T extends Result & { threshold: NonNullable<Result["threshold"]> }>(
  result: T,
  atLeast?: number,
): Result => ({
  ...result,
  findings: [
    ret(result.threshold, atLeast === undefined ? undefined : { atLeast }),
    ...result.findings,
  ],
});

export const cartelCells: Cell[] = [
  {
    name: "shared-coin",
    group: "curation",
    attack:
      "Curators vote one shared coin toss an item, so that they agree perfectly; the jury is independent.",
    paper: "≤ −φ at any share: the lower of peer and gold score, and gold knows no coin.",
    expected: "No threshold: it loses even with every curator seat.",
    async run(lab) {
      const held = (q: number) => ({ panel: q });
      return withRet(
        await coinThreshold(lab, DEFAULT, "shared-coin", held, { at: 0.6, from: 0.5, to: 1 }),
        1,
      );
    },
  },
  {
    name: "shared-coin-and-jury",
    group: "curation",
    attack:
      "The same cartel holds the same share of a jury of 15 experts, whose seats vote the coin too.",
    paper: "Breaks even near q = .32.",
    expected: "RET ≥ .30.",
    async run(lab) {
      const held = (q: number) => ({ panel: q, jury: q });
      const found = await coinThreshold(lab, DEFAULT, "coin-jury", held, {
        at: 0.3,
        from: 0.3,
        to: 0.5,
      });
      return withRet(found, 0.3);
    },
  },
  {
    name: "whale-juror",
    group: "curation",
    attack:
      "One holder of many juror seats votes a shared coin on the gold items; curators are honest.",
    paper: "Coin jurors break even near .30.",
    expected: "RET ≥ .27.",
    async run(lab) {
      const held = (q: number) => ({ panel: 0, jury: q });
      const found = await coinThreshold(lab, DEFAULT, "whale", held, {
        at: 0.3,
        from: 0.27,
        to: 0.5,
      });
      return withRet(found, 0.27);
    },
  },
  {
    name: "targeted",
    group: "curation",
    attack:
      "A cartel of curators is honest except on its own junk, which it always approves; usage is so heavy that every accepted item earns its cap.",
    paper: "f·(1 − 2s(q)) + (1−α)·ψ·B > α·V: q* near .335.",
    expected: "RET ≥ .33.",
    run: async (lab) =>
      withRet(
        await junkThreshold(lab, DEFAULT, "targeted", { at: 0.34, from: 0.33, to: 0.6 }),
        0.33,
      ),
  },
  {
    name: "targeted-and-jury",
    group: "curation",
    attack: "The targeted cartel with the same share of the jury.",
    paper:
      "None stated. A minority of the jury rarely turns gold, so little should change below .4.",
    expected: "Reported without a limit.",
    run: async (lab) =>
      withRet(
        await junkThreshold(lab, DEFAULT, "targeted-jury", {
          at: 0.34,
          from: 0.2,
          to: 0.6,
          jury: true,
        }),
      ),
  },
  {
    name: "targeted-small",
    group: "curation",
    attack: "The targeted cartel under the small preset.",
    paper:
      "The same inequality with 4 of 5 curators and half of a round gold: q* near .43. With 12 gold items it would be .40.",
    expected: "RET ≥ .33.",
    run: async (lab) =>
      withRet(
        await junkThreshold(lab, SMALL, "targeted-small", { at: 0.34, from: 0.33, to: 0.7 }),
        0.33,
      ),
  },
  {
    name: "targeted-small-before",
    group: "curation",
    attack:
      "The targeted cartel under the small preset as it was, quorum 4/5 and 12 gold of 32 items.",
    paper: "q* near .40, more where lost weights let 4/5 of four ask for all.",
    expected: "Near the present preset's, which must not be much lower.",
    run: async (lab) =>
      withRet(
        await junkThreshold(lab, SMALL_BEFORE, "targeted-before", {
          at: 0.34,
          from: 0.33,
          to: 0.7,
        }),
      ),
  },
  {
    name: "targeted-small-less-gold",
    group: "curation",
    attack: "The targeted cartel under the small preset with 12 gold of 32 items.",
    paper: "q* near .40.",
    expected: "Lower than the preset's.",
    run: async (lab) =>
      withRet(
        await junkThreshold(lab, SMALL_LESS_GOLD, "targeted-less-gold", {
          at: 0.34,
          from: 0.33,
          to: 0.7,
        }),
      ),
  },
  {
    name: "jury-that-copies",
    group: "curation",
    attack:
      "A juror takes the majority of what the chain shows of the panel's ballots, without looking.",
    paper: "The jury is blind: the chain shows commitments, which are noise: at most −φ_J.",
    expected: "Loses.",
    async run(lab) {
      const pays = await lab.sample(
        DEFAULT,
        "copier",
        { count: lab.samples(400) },
        (random, world) => ({
          ...stream(random, world, 0.6),
          agent: one(copier, "jury"),
          jurorsRead: true,
        }),
        (played) => openOf(payOf(played, "jury")[0]!),
      );
      return { findings: [finding("pay", "OPEN", estimate(pays), { below: 0 })] };
    },
  },
];
