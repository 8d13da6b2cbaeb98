import { useTexts } from "#texts";
import { Badge } from "@/components/ui/Badge";

/** Accepted labels of an item, "field: label". */
export function LabelBadges({ labels }: { labels: Record<string, string> }) {
  const t = useTexts();
  const entries = Object.entries(labels);
  if (entries.length === 0) return <Badge>{t("No label yet")}</Badge>;
  return entries.map(([field, label]) => (
    <Badge key={field} tone="accent">
      <span className="font-normal">{field}:</span> {label}
    </Badge>
  ));
}
