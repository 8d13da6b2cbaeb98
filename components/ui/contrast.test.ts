import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(path.resolve(import.meta.dirname, "../../app/globals.css"), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

const STAGES = ["contribute", "curate", "usage", "reward", "maintain"];
const GROUNDS = ["surface", "raised", "sunken"];
const onGrounds = (name: string) => GROUNDS.map((ground) => [name, ground] as const);
const TEXT_PAIRS = [
  ...["text", "muted", "accent", "ok", "warn", "danger", ...STAGES].flatMap(onGrounds),
  ...["ok", "warn", "danger", "accent", ...STAGES].map((tone) => [tone, `${tone}-soft`] as const),
  ...STAGES.map((stage) => ["text", `${stage}-soft`] as const),
  ...["ok-soft", "warn-soft", "danger-soft", "accent-soft"].map((soft) => ["text", soft] as const),
  ["accent-contrast", "accent"] as const,
  ["accent-contrast", "accent-hover"] as const,
];
const OUTLINE_PAIRS = ["line-strong", "focus"].flatMap(onGrounds);

describe.each(["light", "dark"] as const)("contrast in the %s theme", (theme) => {
  it.each(TEXT_PAIRS)("%s on %s is readable (4.5:1)", (front, back) => {
    expect(contrast(tokens.get(front)![theme], tokens.get(back)![theme])).toBeGreaterThan(4.5);
  });
  it.each(OUTLINE_PAIRS)("%s on %s can be seen (3:1)", (front, back) => {
    expect(contrast(tokens.get(front)![theme], tokens.get(back)![theme])).toBeGreaterThan(3);
  });
});
