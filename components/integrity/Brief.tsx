import Link from "next/link";
import { useTexts } from "#texts";
import { Badge } from "@/components/ui/Badge";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatOpen } from "@/lib/format/open";
import { integrityOf } from "@/lib/integrity/integrity";
import { plural } from "@/lib/texts/text";

/** How far off cheating is, in a side column: which thresholds are near, and what the nearest takes. */
export function Brief({ datanet }: { datanet: DatanetPage }) {
  const t = useTexts();
  const { concerns, junk } = integrityOf(datanet);
  return (
    <div className="flex flex-col items-start gap-2.5 text-sm">
      {concerns.length === 0 ? (
        <Badge tone="ok">{t("No threshold is near")}</Badge>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {concerns.map(({ id, title }) => (
            <li key={id}>
              <Badge tone="warn">{t(title)}</Badge>
            </li>
          ))}
        </ul>
      )}
      <p className="text-muted">
        {t("Junk pays for whoever adds {seats} with {stake} OPEN at stake; below that it loses.", {
          seats: plural(junk.newSeats, "{n} curator seat", "{n} curator seats"),
          stake: formatOpen(junk.stakeWei, { decimals: 0 }),
        })}
      </p>
      <Link
        href={`/datanets/${datanet.id}/integrity`}
        className="text-accent font-medium hover:underline"
      >
        {t("Attack by attack")}
      </Link>
    </div>
  );
}
