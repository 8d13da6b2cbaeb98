import { useTexts } from "#texts";
import { Badge } from "@/components/ui/Badge";
import { Entry } from "@/components/ui/Entry";
import type { DatanetDescription } from "@/lib/content/schema";
import { msg, type Text } from "@/lib/texts/text";
import { typeWords } from "./words";

const modes: Record<DatanetDescription["labels"], Text> = {
  separate: msg("contributed on their own, by anyone"),
  inline: msg("come with each item"),
  none: msg("none"),
};

/** What items and labels look like here. `options` false: they are shown elsewhere, with their counts. */
export function Schema({
  description,
  options: withOptions = true,
}: {
  description: DatanetDescription;
  options?: boolean;
}) {
  const t = useTexts();
  const { type, labels, fields, license, source } = description;
  return (
    <dl className="flex flex-col gap-3 text-sm">
      <Entry term={t("Items")}>{t(typeWords[type])}</Entry>
      <Entry term={t("Labels")}>{t(modes[labels])}</Entry>
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
      <Entry term={t("License")}>{license}</Entry>
      {source && <Entry term={t("Source")}>{source}</Entry>}
    </dl>
  );
}
