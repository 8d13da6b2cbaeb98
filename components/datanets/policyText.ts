import type { Policy } from "@/lib/datanets/types";
import { policyFields, type PolicyKey, type PolicyUnit } from "@/lib/datanets/policyFields";
import { formatOpenExact, parseOpen } from "@/lib/format/open";
import { formatDuration } from "@/lib/format/time";
import { msg, type Text } from "@/lib/texts/text";

/** A policy as a person types it: OPEN for money, "3 d 12 h" for periods, per cent for shares. */
export type PolicyText = Record<PolicyKey, string>;

const SECONDS: Record<string, number> = { d: 86_400, h: 3_600, min: 60, m: 60, s: 1 };

/** "3 d 12 h", "45 s" or "90 min" in seconds; null for anything else. */
export function parseDuration(text: string): number | null {
  const plain = text.trim().toLowerCase();
  if (!/^(\d+\s*(d|h|min|m|s)\s*)+$/.test(plain)) return null;
  let total = 0;
  for (const [, count, unit] of plain.matchAll(/(\d+)\s*(d|h|min|m|s)/g)) {
    total += Number(count) * SECONDS[unit!]!;
  }
  return Number.isSafeInteger(total) ? total : null;
}

/** Every second of a period, so that a text means what it was made from. */
function durationText(seconds: number): string {
  const rounded = formatDuration(seconds);
  return parseDuration(rounded) === seconds ? rounded : `${seconds} s`;
}

function textOf(value: number | bigint, unit: PolicyUnit): string {
  if (typeof value === "bigint") return formatOpenExact(value);
  if (unit === "seconds") return durationText(value);
  return String(unit === "bps" ? value / 100 : value);
}

type Parsed = { value: number | bigint } | { problem: Text };

function parse(text: string, unit: PolicyUnit): Parsed {
  if (unit === "wei") {
    const parsed = parseOpen(text);
    return parsed.ok ? { value: parsed.wei } : { problem: parsed.sentence };
  }
  if (unit === "seconds") {
    const seconds = parseDuration(text);
    return seconds === null
      ? { problem: msg("Write a time as 3 d, 12 h, 30 min or 45 s.") }
      : { value: seconds };
  }
  const number = Number(text.trim());
  if (text.trim() === "" || !Number.isFinite(number) || number < 0) {
    return { problem: msg("Enter a number.") };
  }
  return { value: unit === "bps" ? Math.round(number * 100) : number };
}

/** The texts of a policy's members. */
export function policyText(policy: Policy): PolicyText {
  return Object.fromEntries(
    policyFields.map(({ key, unit }) => [key, textOf(policy[key], unit)]),
  ) as PolicyText;
}

/**
 * Reads texts into a policy. A member that cannot be read has a problem and counts as in `fallback`; bounds are
 * checked by policyProblems, not here.
 */
export function parsePolicy(
  texts: PolicyText,
  fallback: Policy,
): { policy: Policy; problems: Map<PolicyKey, Text> } {
  const problems = new Map<PolicyKey, Text>();
  const policy: Record<string, number | bigint> = { ...fallback };
  for (const { key, unit } of policyFields) {
    const parsed = parse(texts[key], unit);
    if ("problem" in parsed) problems.set(key, parsed.problem);
    else policy[key] = parsed.value;
  }
  return { policy: policy as Policy, problems };
}

/** The unit a member is typed in, shown in its input; empty where the text says it itself. */
export function unitLabel(unit: PolicyUnit): Text {
  switch (unit) {
    case "wei":
      return "OPEN";
    case "bps":
    case "pct":
      return "%";
    case "items":
      return msg("items");
    case "people":
      return msg("seats");
    default:
      return "";
  }
}
