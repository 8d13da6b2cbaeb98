import { z } from "zod";
import { formatOpenExact } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { english, msg, type Text } from "@/lib/texts/text";
import { LOCAL_CHAIN_ID } from "./policy";
import { policyFields, type PolicyKey, type PolicyUnit } from "./policyFields";
import type { Policy } from "./types";
import { gweiToWei } from "./words";

// The bounds that Datanets enforces (contracts/src/PolicyBounds.sol), so that a form can say what is
// wrong before anything is sent. The contract has the last word.

// Compiled validators need `new Function`, which the page's content security policy refuses.
z.config({ jitless: true });

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

export type Bound = { min: number | bigint; max: number | bigint };

/** Limits that do not depend on other members. Money in wei. */
const fixed = {
  reviewFeeWei: { min: 0n, max: gweiToWei(1n << 38n) },
  bondWei: { min: gweiToWei(1n), max: gweiToWei((1n << 40n) - 1n) },
  curatorSeatWei: { min: gweiToWei(1n), max: gweiToWei(1n << 44n) },
  jurorSeatWei: { min: gweiToWei(1n), max: gweiToWei(1n << 44n) },
  forfeitBps: { min: 1, max: 10_000 },
  panelSize: { min: 5, max: 7 },
  goldSize: { min: 12, max: 16 },
  jurySize: { min: 7, max: 15 },
  quorumNum: { min: 1, max: 255 },
  quorumDen: { min: 1, max: 255 },
  fields: { min: 1, max: 16 },
  labelsBps: { min: 0, max: 9_000 },
  refinementBps: { min: 0, max: 10_000 },
  burnPct: { min: 5, max: 60 },
} satisfies Partial<Record<PolicyKey, Bound>>;

const publicPeriods = {
  roundTimeout: { min: HOUR, max: 3 * DAY },
  panelPeriod: { min: HOUR, max: 30 * DAY },
  juryPeriod: { min: HOUR, max: 30 * DAY },
  revealPeriod: { min: HOUR, max: 30 * DAY },
  seatCooldown: { min: DAY, max: 90 * DAY },
  drawTimeout: { min: DAY, max: 30 * DAY },
  retireDelay: { min: 30 * DAY, max: YEAR },
  halfLife: { min: 7 * DAY, max: 10 * YEAR },
  vestingHalfLife: { min: 7 * DAY, max: 10 * YEAR },
  policyDelay: { min: 2 * DAY, max: 90 * DAY },
  appointmentTerm: { min: DAY, max: 90 * DAY },
} satisfies Partial<Record<PolicyKey, Bound>>;

/** Percent of a bond that the review fee is at least: below, junk that slips through would pay. */
const MIN_FEE_PCT = 12n;
const MIN_LABEL_BPS = 50;
/** Burn, stewardship and pool together: the rest is the contributors'. */
const MAX_SHARES_PCT = 60;

/** The bounds of every member, given the others. */
export function policyBounds(policy: Policy, chainId: number): Record<PolicyKey, Bound> {
  const local = chainId === LOCAL_CHAIN_ID;
  const periods = Object.fromEntries(
    Object.entries({
      ...publicPeriods,
      // A seat must be older than the longest round, so that none is bought in answer to its items.
      seatAge: { min: policy.roundTimeout, max: 30 * DAY },
    }).map(([key, { min, max }]) => [key, { min: local ? 1 : min, max }]),
  ) as Record<keyof typeof publicPeriods | "seatAge", Bound>;
  const leastFee = (policy.bondWei * MIN_FEE_PCT + 99n) / 100n;
  return {
    ...fixed,
    ...periods,
    reviewFeeWei: { ...fixed.reviewFeeWei, min: leastFee },
    roundSize: { min: policy.goldSize, max: 128 },
    quorumNum: { min: Math.ceil((policy.quorumDen * 7) / 10), max: policy.quorumDen },
    minCurators: { min: policy.panelSize + 2, max: 128 },
    minJurors: { min: policy.jurySize + 2, max: 128 },
    stewardPct: { min: 0, max: Math.max(0, MAX_SHARES_PCT - policy.burnPct) },
    poolPct: { min: 0, max: Math.max(0, MAX_SHARES_PCT - policy.burnPct - policy.stewardPct) },
  };
}

function inUnit(value: number | bigint, unit: PolicyUnit): string {
  if (typeof value === "bigint") return `${formatOpenExact(value)} OPEN`;
  if (unit === "seconds") return formatDuration(value);
  if (unit === "bps") return `${value / 100} %`;
  return unit === "pct" ? `${value} %` : String(value);
}

/** What is wrong with a policy: at most one sentence for each member. Empty when it may be used. */
export function policyProblems(policy: Policy, chainId: number): Map<PolicyKey, Text> {
  const bounds = policyBounds(policy, chainId);
  const problems = new Map<PolicyKey, Text>();
  for (const { key, label, unit } of policyFields) {
    const { min, max } = bounds[key];
    const value = policy[key];
    if (typeof value === "number" && !Number.isInteger(value)) {
      problems.set(key, msg("{label}: enter a whole number.", { label }));
    } else if (value < min || value > max) {
      const [least, most] = [inUnit(min, unit), inUnit(max, unit)];
      problems.set(
        key,
        min === max
          ? msg("{label}: {only}.", { label, only: least })
          : msg("{label}: {least} to {most}.", { label, least, most }),
      );
    } else if (typeof value === "bigint" && value % gweiToWei(1n) !== 0n) {
      problems.set(key, msg("{label}: at most 9 decimals.", { label }));
    }
  }
  if (!problems.has("jurySize") && policy.jurySize % 2 === 0) {
    problems.set("jurySize", msg("Jury: an odd number, so that there is a majority."));
  }
  if (policy.labelsBps !== 0 && policy.labelsBps < MIN_LABEL_BPS * policy.fields) {
    const least = inUnit(MIN_LABEL_BPS * policy.fields, "bps");
    problems.set(
      "labelsBps",
      msg("Share of labels: 0, or at least {least} for this many fields.", { least }),
    );
  }
  return problems;
}

const count = z.number();
const wei = z.bigint();
const shape = Object.fromEntries(
  policyFields.map(({ key, unit }) => [key, unit === "wei" ? wei : count]),
) as { [K in PolicyKey]: Policy[K] extends bigint ? typeof wei : typeof count };

/** A policy that Datanets on this chain accepts; each problem is at its member's path. */
export const policySchema = (chainId: number) =>
  z.strictObject(shape).superRefine((policy, context) => {
    for (const [key, message] of policyProblems(policy, chainId)) {
      context.addIssue({ code: "custom", path: [key], message: english(message) });
    }
  });
