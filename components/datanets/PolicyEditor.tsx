import { useTexts } from "#texts";
import { Input } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import {
  policyFields,
  type PolicyField,
  type PolicyKey,
  type PolicyUnit,
} from "@/lib/datanets/policyFields";
import { msg, type Text } from "@/lib/texts/text";
import { unitLabel, type PolicyText } from "./policyText";

const groups: { id: PolicyField["group"]; title: Text }[] = [
  { id: "money", title: msg("Fees, bonds and seats") },
  { id: "review", title: msg("Rounds, panel and jury") },
  { id: "time", title: msg("Periods") },
  { id: "rewards", title: msg("Payments and rewards") },
];

const inputModes: Partial<Record<PolicyUnit, "text">> = { seconds: "text" };

/** Every number of a policy with what it does and what is wrong with it. */
export default function PolicyEditor({
  texts,
  problems,
  onChange,
  hidden = [],
}: {
  texts: PolicyText;
  problems: ReadonlyMap<PolicyKey, Text>;
  onChange: (key: PolicyKey, text: string) => void;
  /** Members that follow from other answers. */
  hidden?: readonly PolicyKey[];
}) {
  const t = useTexts();
  return (
    <div className="flex flex-col gap-8">
      {groups.map(({ id, title }) => (
        <fieldset key={id}>
          <legend className="mb-3 text-sm font-semibold">{t(title)}</legend>
          <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
            {policyFields
              .filter(({ group, key }) => group === id && !hidden.includes(key))
              .map((field) => (
                <Entry
                  key={field.key}
                  field={field}
                  text={texts[field.key]}
                  problem={problems.get(field.key)}
                  onChange={(text) => onChange(field.key, text)}
                />
              ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

function Entry({
  field: { key, label, help, unit },
  text,
  problem,
  onChange,
}: {
  field: PolicyField;
  text: string;
  problem: Text | undefined;
  onChange: (text: string) => void;
}) {
  const t = useTexts();
  const id = `policy-${key}`;
  const shown = t(unitLabel(unit));
  const hint = t(help);
  const error = problem && t(problem);
  return (
    <Field id={id} label={t(label)} hint={hint} error={error}>
      <div className="relative">
        <Input
          id={id}
          inputMode={inputModes[unit] ?? "decimal"}
          autoComplete="off"
          className="figures pr-16"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          {...fieldProps(id, { hint, error })}
        />
        {shown && (
          <span
            aria-hidden
            className="text-muted pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm"
          >
            {shown}
          </span>
        )}
      </div>
    </Field>
  );
}
