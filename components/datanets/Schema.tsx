import { Badge } from "@/components/ui/Badge";
import type { DatanetDescription } from "@/lib/content/schema";
import { typeWords } from "./words";

const modes: Record<DatanetDescription["labels"], string> = {
  separate: "contributed on their own, by anyone",
  inline: "come with each item",
  none: "none",
};

/** What items and labels look like here. `options` false: they are shown elsewhere, with their counts. */
export function Schema({
  description,
  options: withOptions = true,
}: {
  description: DatanetDescription;
  options?: boolean;
}) {
  const { type, labels, fields, license, source } = description;
  return (
    <dl className="flex flex-col gap-3 text-sm">
      <Entry term="Items">{typeWords[type]}</Entry>
      <Entry term="Labels">{modes[labels]}</Entry>
      {withOptions &&
        fields.map(({ name, options }) => (
          <Entry key={name} term={name}>
            <span className="mt-0.5 flex flex-wrap gap-1">
              {options.map((option) => (
                <Badge key={option}>{option}</Badge>
              ))}
            </span>
          </Entry>
        ))}
      <Entry term="License">{license}</Entry>
      {source && <Entry term="Source">{source}</Entry>}
    </dl>
  );
}

function Entry({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
