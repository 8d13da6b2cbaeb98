import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";

/** What a filtered list says when nothing is left of it. */
export function NothingMatches({ onClear }: { onClear: () => void }) {
  const t = useTexts();
  return (
    <EmptyState
      title={t("Nothing matches")}
      actions={<Button onClick={onClear}>{t("Show all")}</Button>}
    >
      {t("No datanet has this name, type and need.")}
    </EmptyState>
  );
}
