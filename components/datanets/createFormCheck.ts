import type { FieldErrors, Resolver } from "react-hook-form";
import type { z } from "zod";
import { appChain } from "@/lib/chain/chains";
import { wordsOf } from "@/lib/content/issues";
import { datanetDescriptionSchema } from "@/lib/content/schema";
import { policyProblems } from "@/lib/datanets/policyBounds";
import { policyFields } from "@/lib/datanets/policyFields";
import { formatOpen, parseOpen } from "@/lib/format/open";
import { gweiToWei } from "@/lib/datanets/words";
import { msg, phrase, type Text } from "@/lib/texts/text";
import { fieldsInUse, optionsOf, policyOf, type CreateValues, type NewDatanet } from "./createForm";

// Import this file dynamically: its schema brings zod, 30 kB that the empty form does without.

/** Prices are stored in 40 bits of gwei. */
const MAX_PRICE_WEI = gweiToWei((1n << 40n) - 1n);
/** The contract's limit, in bytes of UTF-8. */
const MAX_NAME_BYTES = 64;

/** Reads the form. Either a datanet, or the problems by the path of their input. */
export function readForm(
  values: CreateValues,
): { ok: true; datanet: NewDatanet } | { ok: false; problems: Map<string, Text> } {
  const problems = new Map<string, Text>();
  const fields = fieldsInUse(values);
  const checked = datanetDescriptionSchema.safeParse({
    version: 1,
    name: values.name,
    type: values.type,
    description: values.description,
    guidelines: values.guidelines,
    labels: values.labels,
    fields: fields.map(({ name, options }) => ({
      name,
      kind: "choice",
      options: optionsOf(options),
    })),
    license: values.license,
    source: values.source,
  });
  if (!checked.success) {
    for (const issue of checked.error.issues) {
      const path = inputPath(issue.path);
      if (!problems.has(path)) problems.set(path, sentenceFor(path, issue));
    }
  }
  const nameBytes = new TextEncoder().encode(values.name.trim()).length;
  if (nameBytes > MAX_NAME_BYTES) {
    problems.set(
      "name",
      msg("A name has at most {max} bytes, this one has {bytes}.", {
        max: MAX_NAME_BYTES,
        bytes: nameBytes,
      }),
    );
  }

  const price = parseOpen(values.price);
  if (!price.ok) problems.set("price", price.sentence);
  else if (price.wei > MAX_PRICE_WEI) {
    problems.set(
      "price",
      msg("At most {amount} OPEN a unit.", { amount: formatOpen(MAX_PRICE_WEI, { decimals: 0 }) }),
    );
  }

  const { policy, problems: unreadable } = policyOf(values);
  for (const { key } of policyFields) {
    const problem = unreadable.get(key) ?? policyProblems(policy, appChain.id).get(key);
    if (problem) problems.set(`policy.${key}`, problem);
  }
  if (problems.size > 0 || !checked.success || !price.ok) return { ok: false, problems };
  return { ok: true, datanet: { description: checked.data, priceWei: price.wei, policy } };
}

/** "fields.0.options.1" is about the one input "fields.0.options". */
function inputPath(path: readonly PropertyKey[]): string {
  return path.slice(0, path[0] === "fields" ? 3 : 1).join(".");
}

function sentenceFor(path: string, issue: z.core.$ZodIssue): Text {
  if (path === "name") return msg("Give the datanet a name of one line, at most 80 characters.");
  if (path === "description") return msg("Say in at most 2,000 characters what the data is for.");
  if (path === "guidelines") {
    return msg("Write what makes an item good: judges have nothing else to go by.");
  }
  if (path === "license") return msg("Name the license, for example CC BY 4.0.");
  if (path === "source") return msg("At most 500 characters.");
  if (/^fields\.\d+\.name$/.test(path)) return msg("Name the question in at most 40 characters.");
  if (/^fields\.\d+\.options$/.test(path)) {
    return issue.code === "custom" && issue.message.includes("once")
      ? msg("Each option may appear once.")
      : msg("Write 2 to 64 options, one a line, each of at most 40 characters.");
  }
  if (path === "fields" && issue.code === "custom") {
    return issue.message.includes("once")
      ? msg("Each field name may appear once.")
      : msg("A datanet with labels needs at least one field.");
  }
  return msg("This cannot be taken: {why}.", { why: phrase(wordsOf(issue)) });
}

/** For react-hook-form. */
export const resolver: Resolver<CreateValues> = (values) => {
  const read = readForm(values);
  if (read.ok) return { values, errors: {} };
  const errors: Record<string, unknown> = {};
  for (const [path, message] of read.problems) place(errors, path.split("."), message);
  return { values: {}, errors: errors as FieldErrors<CreateValues> };
};

function place(target: Record<string, unknown>, path: string[], message: Text) {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    // Problems of a whole list are at its root, as react-hook-form has them.
    target[head] =
      head === "fields" ? { root: { type: "validate", message } } : { type: "validate", message };
    return;
  }
  const next = (target[head] ??= {}) as Record<string, unknown>;
  place(next, rest, message);
}
