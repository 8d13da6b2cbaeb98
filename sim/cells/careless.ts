/** Single voters who do not work, or work against the rest. Everybody else is honest. */
import type { Stage } from "@/lib/datanets/words";
import type { Agent } from "../agents/agent";
import {
  absent,
  alwaysApprove,
  alwaysReject,
  guesser,
  halfEffort,
  inverted,
  silent,
} from "../agents/careless";
import { exactly, finding, type Cell, type Result } from "../cell";
import type { Lab } from "../lab";
import { DEFAULT, mixed, one, openOf, payOf, stream, STREAMS, termsOf } from "../scenes";
import { bestResponse } from "../search";
import { estimate } from "../stats";

/** Pay of the first seat with an agent, in R and gwei, with the mean pay of the others on its bench. */
function first(
  lab: Lab,
  name: string,
  range: { from?: number; count: number },
  agent: Agent,
  good: number,
  stage: Stage = "panel",
) {
  return lab.sample(
    DEFAULT,
    `${name}-${good}`,
    range,
    (random, world) => ({ ...stream(random, world, good), agent: one(agent, stage) }),
    (played) => {
      const [own = 0n, ...others] = payOf(played, stage);
      const { R, phi } = termsOf(played)[stage];
      const mean = others.reduce((sum, pay) => sum + pay, 0n) / BigInt(others.length);
      return { own, phi, mixed: mixed(played), inR: Number(own) / Number(R), others: mean };
    },
  );
}

/** A constant verdict: the pay is -φ to the gwei whenever gold is mixed, and nothing else. */
async function constant(lab: Lab, agents: Agent[], stage: Stage): Promise<Result> {
  const findings: Result["findings"] = [];
  for (const agent of agents) {
    for (const good of STREAMS) {
      const rounds = await first(lab, agent.name, { count: lab.samples(150) }, agent, good, stage);
      const paid = rounds.filter((round) => round.mixed);
      const worst = Math.max(...paid.map(({ own, phi }) => Math.abs(Number(own + phi))));
      const where = `${agent.name}, π ${good}`;
      findings.push(
        finding(`largest distance from −φ, ${where}`, "gwei", exactly(worst, paid.length), {
          atMost: 0,
        }),
        finding(`pay, ${where}`, "OPEN", estimate(rounds.map(({ own }) => openOf(own))), {
          below: 0,
        }),
      );
    }
  }
  return { findings };
}

async function losing(lab: Lab, agent: Agent, paper: string): Promise<Result> {
  const findings: Result["findings"] = [];
  for (const good of STREAMS) {
    const rounds = await first(lab, agent.name, { count: lab.samples(500) }, agent, good);
    findings.push(
      finding(
        `pay, ${agent.name}, π ${good} (${paper})`,
        "R",
        estimate(rounds.map(({ inR }) => inR)),
        {
          below: 0,
        },
      ),
    );
  }
  return { findings };
}

export const carelessCells: Cell[] = [
  {
    name: "half-effort",
    group: "curation",
    attack: "A curator looks at every second item and tosses a coin on the others.",
    paper:
      "The score is proportional to the care taken (Δ), so half the care earns less than half of honest pay.",
    expected: "Less than half of what the honest of the same round earn, at every π.",
    async run(lab) {
      const findings: Result["findings"] = [];
      for (const good of STREAMS) {
        const rounds = await first(lab, "half", { count: lab.samples(1000) }, halfEffort, good);
        findings.push(
          finding(`pay, π ${good}`, "OPEN", estimate(rounds.map(({ own }) => openOf(own)))),
          finding(
            `pay of an honest one, π ${good}`,
            "OPEN",
            estimate(rounds.map(({ others }) => openOf(others))),
          ),
          finding(
            `pay less half of an honest one's, π ${good}`,
            "OPEN",
            estimate(rounds.map(({ own, others }) => openOf(own) - openOf(others) / 2)),
            { below: 0 },
          ),
        );
      }
      return { findings };
    },
  },
  {
    name: "always-approve",
    group: "curation",
    attack: "A curator approves (or rejects) everything without looking.",
    paper: "A constant scores identically 0: pay is exactly −φ.",
    expected: "Exactly −φ in every round with mixed gold.",
    run: (lab) => constant(lab, [alwaysApprove, alwaysReject], "panel"),
  },
  {
    name: "constant-juror",
    group: "curation",
    attack: "A juror approves (or rejects) all gold without looking.",
    paper: "Exactly −φ_J.",
    expected: "Exactly −φ_J in every round with mixed gold.",
    run: (lab) => constant(lab, [alwaysApprove, alwaysReject], "jury"),
  },
  {
    name: "random",
    group: "curation",
    attack: "A curator approves a share of the items at random; the share is searched.",
    paper: "−.057 R at 80 % before scaling: the lower of two noisy scores around 0 is below 0.",
    expected: "Loses at every share and π.",
    async run(lab) {
      const share = await bestResponse(
        [0.05, 0.2, 0.5, 0.8, 0.95],
        (p) => async (from, count) =>
          (await first(lab, `random-pilot-${p}`, { from, count }, guesser(p), 0.6)).map(
            ({ inR }) => inR,
          ),
        lab.samples(100, 10),
      );
      const [best, stated] = [
        await losing(lab, guesser(share), "worst case"),
        await losing(lab, guesser(0.8), "paper −.057"),
      ];
      return {
        findings: [...best.findings, ...stated.findings],
        bestResponse: `${share * 100} % approved.`,
      };
    },
  },
  {
    name: "inverted",
    group: "curation",
    attack: "A curator says the opposite of what it sees, to ruin the decisions.",
    paper: "−.38 R: losses are not clipped.",
    expected: "Loses far more than a guesser.",
    run: (lab) => losing(lab, inverted, "paper −.38 at π .6"),
  },
  {
    name: "non-revealer",
    group: "curation",
    attack: "A curator commits and never opens, or never commits.",
    paper: "−(G/(2(G−1))·R + φ) on the budget reserved at the close, and a tenth of the seat.",
    expected: "The worst score of all for the first, exactly 6.4 OPEN for the second.",
    async run(lab) {
      const silentPay = await first(lab, "silent", { count: lab.samples(100) }, silent, 0.6);
      const absentPay = await first(lab, "absent", { count: lab.samples(100) }, absent, 0.6);
      return {
        findings: [
          finding(
            "pay, never opens (paper −.553)",
            "R",
            estimate(silentPay.map(({ inR }) => inR)),
            {
              below: -0.55,
            },
          ),
          finding("pay, never commits", "OPEN", estimate(absentPay.map(({ own }) => openOf(own))), {
            atMost: -6.4,
          }),
        ],
      };
    },
  },
];
