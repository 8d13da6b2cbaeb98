import { appChain } from "@/lib/chain/chains";
import type { DatanetDescription } from "@/lib/content/schema";
import { policyPresets } from "@/lib/datanets/policy";
import type { PolicyKey } from "@/lib/datanets/policyFields";
import type { Policy } from "@/lib/datanets/types";
import { msg, type Text } from "@/lib/texts/text";
import { parsePolicy, policyText, type PolicyText } from "./policyText";

/** The create form as it is typed. */
export type CreateValues = {
  name: string;
  type: DatanetDescription["type"];
  description: string;
  guidelines: string;
  labels: DatanetDescription["labels"];
  /** `options` one a line. */
  fields: { name: string; options: string }[];
  license: string;
  source: string;
  /** OPEN a unit. */
  price: string;
  preset: string;
  policy: PolicyText;
};

/** What the form means once nothing is wrong with it. */
export type NewDatanet = { description: DatanetDescription; priceWei: bigint; policy: Policy };

export const presets = policyPresets(appChain.id);
const firstPreset = presets[0]!;

export const emptyForm: CreateValues = {
  name: "",
  type: "text",
  description: "",
  guidelines: "",
  labels: "separate",
  fields: [{ name: "", options: "" }],
  license: "CC BY 4.0",
  source: "",
  price: "0.01",
  preset: firstPreset.id,
  policy: policyText(firstPreset.policy),
};

/** Members of the policy that follow from the labels. */
export function derivedMembers(labels: CreateValues["labels"]): PolicyKey[] {
  return labels === "separate" ? ["fields"] : ["fields", "labelsBps"];
}

/**
 * The sentence that ./createFormCheck gave for an input. react-hook-form keeps it as it is, but takes every
 * message for a string.
 */
export const sentenceOf = (error: { message?: unknown } | undefined) =>
  error?.message as Text | undefined;

export function optionsOf(text: string): string[] {
  return text
    .split("\n")
    .map((option) => option.trim())
    .filter(Boolean);
}

/** Items carry one label each, so only the first question counts when labels come with them. */
export function fieldsInUse({ labels, fields }: Pick<CreateValues, "labels" | "fields">) {
  if (labels === "none") return [];
  return labels === "inline" ? fields.slice(0, 1) : fields;
}

/** The policy of the form with the members that follow from the labels filled in. */
export function policyOf(values: Pick<CreateValues, "labels" | "fields" | "policy">) {
  const parsed = parsePolicy(values.policy, firstPreset.policy);
  const fields = Math.max(1, fieldsInUse(values).length);
  const labelsBps = values.labels === "separate" ? parsed.policy.labelsBps : 0;
  for (const key of derivedMembers(values.labels)) parsed.problems.delete(key);
  if (values.labels === "separate" && labelsBps === 0 && !parsed.problems.has("labelsBps")) {
    parsed.problems.set(
      "labelsBps",
      msg("Labels that are contributed separately need a share above 0."),
    );
  }
  return { ...parsed, policy: { ...parsed.policy, fields, labelsBps } };
}
