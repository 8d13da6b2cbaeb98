import { useTexts } from "#texts";
import { Callout } from "@/components/ui/feedback";
import type { DatanetDescription } from "@/lib/content/schema";
import { msg, type Text } from "@/lib/texts/text";

/** The datanet's guidelines beside the work: what "good" means here, in its steward's words. */
export function Guidelines({
  description,
  sentence,
}: {
  description: DatanetDescription | null;
  /** Why there is no description. */
  sentence?: Text;
}) {
  const t = useTexts();
  if (!description) {
    return (
      <Callout tone="warn" title={t("The guidelines could not be loaded")}>
        <p>{t(sentence ?? msg("Reload the page to try again."))}</p>
      </Callout>
    );
  }
  return (
    <div
      className="max-h-[60vh] overflow-y-auto text-sm whitespace-pre-line"
      tabIndex={0}
      role="region"
      aria-label={t("Guidelines in full")}
    >
      {description.guidelines}
    </div>
  );
}
