import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { formatBytes } from "@/lib/format/number";
import { msg, type Text } from "@/lib/texts/text";
import { problem } from "./problem";

// How much one address, on the chain or on the network, may ask of this server. Counted in memory: of
// several instances each counts its own.

const DAY = 86_400;

/** Every limit: what its environment variable is called, its default and its window in seconds. */
const LIMITS = {
  /** Requests that write, of one network address; an upload of 500 MB makes 60. */
  writes: { variable: "LIMIT_WRITES_PER_MINUTE", points: 600, seconds: 60 },
  signIns: { variable: "LIMIT_SIGN_INS_PER_MINUTE", points: 30, seconds: 60 },
  accountBytes: { variable: "LIMIT_ACCOUNT_BYTES_PER_DAY", points: 5_000_000_000, seconds: DAY },
  networkBytes: { variable: "LIMIT_NETWORK_BYTES_PER_DAY", points: 20_000_000_000, seconds: DAY },
} as const;

export type Limit = keyof typeof LIMITS;

const limiters = new Map<string, RateLimiterMemory>();

function pointsOf(limit: Limit): number {
  const { variable, points } = LIMITS[limit];
  const text = process.env[variable];
  if (!text) return points;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new Error(`${variable} is "${text}"; it must be a whole number above 0.`);
}

function limiterOf(limit: Limit): RateLimiterMemory {
  const points = pointsOf(limit);
  const key = `${limit} ${points}`;
  const known = limiters.get(key);
  if (known) return known;
  const made = new RateLimiterMemory({ keyPrefix: limit, points, duration: LIMITS[limit].seconds });
  limiters.set(key, made);
  return made;
}

function wait(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}

/** What to say when a limit is reached. */
function sentence(limit: Limit, points: number, seconds: number): Text {
  const time = wait(seconds);
  switch (limit) {
    case "writes":
    case "signIns":
      return msg("Too many requests from your network; try again in {time}.", { time });
    case "accountBytes":
      return msg(
        "An account may upload {most} a day, and this would be more; try again in {time}.",
        { most: formatBytes(points), time },
      );
    case "networkBytes":
      return msg("Your network has uploaded as much as it may in a day; try again in {time}.", {
        time,
      });
  }
}

/**
 * Counts what a request asks for, `amount`, against `key`.
 * @returns null when it is within the limit, else the problem to answer with (429, Retry-After)
 */
export async function within(
  request: Request,
  limit: Limit,
  key: string,
  amount = 1,
): Promise<Response | null> {
  if (amount <= 0) return null;
  try {
    await limiterOf(limit).consume(key, amount);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    return problem(request, {
      kind: `limit:${limit}`,
      title: "Too much at once",
      status: 429,
      detail: sentence(limit, pointsOf(limit), seconds),
      headers: { "retry-after": String(seconds) },
    });
  }
}
