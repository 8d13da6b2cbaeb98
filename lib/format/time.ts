import { msg, phrase, type Phrase } from "@/lib/texts/text";

// Times are unix seconds, as the chain counts them.

const UNITS = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/**
 * A span in its two largest units: 93784 → "1 d 2 h". Zero and less is "0 s".
 * @param seconds length, rounded down
 */
export function formatDuration(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  if (total === 0) return "0 s";
  const start = UNITS.findIndex(([, size]) => total >= size);
  let rest = total;
  const parts: string[] = [];
  for (const [unit, size] of UNITS.slice(start, start + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.join(" ");
}

/** "3 min ago", "in 2 h", "now" within 5 seconds; one unit, rounded down. */
export function formatRelative(unix: number, now: number): Phrase {
  const distance = Math.abs(now - unix);
  if (distance < 5) return phrase(msg("now"));
  const [unit, size] = UNITS.find(([, length]) => distance >= length) ?? UNITS[3];
  const span = `${Math.floor(distance / size)} ${unit}`;
  return unix <= now ? msg("{span} ago", { span }) : msg("in {span}", { span });
}

/** "2026-03-04 15:06 UTC": the same on the server and in every browser. */
export function formatDateTime(unix: number): string {
  return `${new Date(unix * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** "2026-03-04", in UTC. */
export function formatDate(unix: number): string {
  return new Date(unix * 1000).toISOString().slice(0, 10);
}
