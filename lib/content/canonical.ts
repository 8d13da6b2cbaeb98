import { english, msg, type Text } from "@/lib/texts/text";

/** Nesting a canonical value may have; deeper input is hostile or a mistake. */
const MAX_DEPTH = 32;

/** Thrown by {@link canonicalJson}; the message completes "it ...". */
export class CanonicalError extends Error {
  constructor(readonly sentence: Text) {
    super(english(sentence));
  }
}

/**
 * One spelling per value: keys sorted by UTF-16 code units, no white space, numbers and strings as
 * `JSON.stringify` writes them (RFC 8785). Equal values give equal bytes, so equal hashes.
 *
 * @throws CanonicalError for values JSON cannot hold exactly or that nest deeper than 32 levels.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH)
    throw new CanonicalError(msg("nests deeper than {most} levels", { most: MAX_DEPTH }));
  if (value === null || typeof value === "boolean" || typeof value === "string") {
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
      throw new CanonicalError(
        msg("holds a number too large to keep exactly (write it in quotes)"),
      );
    }
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((entry) => canonicalJson(entry, depth + 1)).join(",")}]`;
  }
  if (typeof value === "object") {
    const record = value as Record<string, unknown>;
    const parts = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key], depth + 1)}`);
    return `{${parts.join(",")}}`;
  }
  throw new CanonicalError(
    msg("holds a {type}, which JSON has no word for", { type: typeof value }),
  );
}
