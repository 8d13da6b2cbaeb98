import { Input } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import {
  policyFields,
  type PolicyField,
  type PolicyKey,
  type PolicyUnit,
} from "@/lib/datanets/policyFields";
import { unitLabel, type PolicyText } from "./policyText";

const groups: { id: PolicyField["group"]; title: string }[] = [
  { id: "money", title: "Fees, bonds and seats" },
  { id: "review", title: "Rounds, panel and jury" },
  { id: "time", title: "Periods" },
  { id: "rewards", title: "Payments and rewards" },
];

const inputModes: Partial<Record<PolicyUnit, "text">> = { seconds: "text" };

/** Every number of a policy with what it does and what is wrong with it. */
export function PolicyEditor({
  texts,
  problems,
  onChange,
  hidden = [],
}: {
  texts: PolicyText;
  problems: ReadonlyMap<PolicyKey, string>;
  onChange: (key: PolicyKey, text: string) => void;
  /** Members that follow from other answers. */
  hidden?: readonly PolicyKey[];
}) {
  return (
    <div className="flex flex-col gap-8">
      {groups.map(({ id, title }) => (
        <fieldset key={id}>
          <legend className="mb-3 text-sm font-semibold">{title}</legend>
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
  problem: string | undefined;
  onChange: (text: string) => void;
}) {
  const id = `policy-${key}`;
  const shown = unitLabel(unit);
  return (
    <Field id={id} label={label} hint={help} error={problem}>
      <div className="relative">
        <Input
          id={id}
          inputMode={inputModes[unit] ?? "decimal"}
          autoComplete="off"
          className="figures pr-16"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          {...fieldProps(id, { hint: help, error: problem })}
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
