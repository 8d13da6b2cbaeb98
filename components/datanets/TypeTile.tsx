import { Database, FileText, ImageIcon, Mail, Table2 } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { DatanetType } from "@/lib/content/schema";

const tiles = {
  text: { icon: FileText, look: "bg-contribute-soft text-contribute" },
  email: { icon: Mail, look: "bg-usage-soft text-usage" },
  image: { icon: ImageIcon, look: "bg-curate-soft text-curate" },
  table: { icon: Table2, look: "bg-maintain-soft text-maintain" },
} as const;
const unknown = { icon: Database, look: "bg-sunken text-muted" } as const;

/** What kind of data a datanet holds, at a glance; the words stand beside it. */
export function TypeTile({ type, className }: { type: DatanetType | null; className?: string }) {
  const { icon: Icon, look } = type ? tiles[type] : unknown;
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex size-11 shrink-0 items-center justify-center rounded-[0.625rem]",
        look,
        className,
      )}
    >
      <Icon className="size-5.5" />
    </span>
  );
}
