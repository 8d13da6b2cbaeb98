import type { z } from "zod";
import { msg, plural, type Text } from "@/lib/texts/text";

/**
 * What is wrong with a value, to stand after a colon: zod's own messages are in English only. Those that
 * ./schema writes itself are in the catalogue.
 */
export function wordsOf(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case "custom":
      return issue.message;
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_type":
      return msg("it is missing or of the wrong kind");
    case "invalid_value":
      return msg("it is none of: {values}", { values: issue.values.join(", ") });
    case "invalid_format":
      return msg("it does not have the form that is asked for");
    case "unrecognized_keys":
      return msg("nothing named {names} belongs there", { names: issue.keys.join(", ") });
    default:
      return msg("it is not of a known kind");
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Text {
  if (origin === "string")
    return plural(minimum, "it needs at least {n} character", "it needs at least {n} characters");
  if (origin === "array")
    return plural(minimum, "it needs at least {n} entry", "it needs at least {n} entries");
  return msg("it is less than {least}", { least: minimum });
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Text {
  if (origin === "string")
    return plural(maximum, "it has more than {n} character", "it has more than {n} characters");
  if (origin === "array")
    return plural(maximum, "it has more than {n} entry", "it has more than {n} entries");
  return msg("it is more than {most}", { most: maximum });
}
