import { Badge } from "@/components/ui/Badge";
import { Panel } from "@/components/ui/Panel";
import type { DatanetDescription } from "@/lib/content/schema";
import { typeWords } from "./words";

const modes: Record<DatanetDescription["labels"], string> = {
  separate: "contributed on their own, by anyone",
  inline: "come with each item",
  none: "none",
};

/** What items and labels look like here. */
export function Schema({ description }: { description: DatanetDescription }) {
  const { type, labels, fields, license, source } = description;
  return (
    <Panel title="The data">
      <dl className="flex flex-col gap-2.5 text-sm">
        <Entry term="Items">{typeWords[type]}</Entry>
        <Entry term="Labels">{modes[labels]}</Entry>
        {fields.map(({ name, options }) => (
          <Entry key={name} term={name}>
            <span className="flex flex-wrap gap-1">
              {options.map((option) => (
                <Badge key={option}>{option}</Badge>
              ))}
            </span>
          </Entry>
        ))}
        <Entry term="License">{license}</Entry>
        {source && <Entry term="Source">{source}</Entry>}
      </dl>
    </Panel>
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
