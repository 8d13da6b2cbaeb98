import Link from "next/link";
import { useTexts } from "#texts";
import { Callout } from "@/components/ui/feedback";
import type { DatanetPage } from "@/lib/datanets/types";
import { integrityOf } from "@/lib/integrity/integrity";

/** Which thresholds of a datanet are near, where somebody is about to commit money; nothing when none is. */
export function Concerns({ datanet, className }: { datanet: DatanetPage; className?: string }) {
  const t = useTexts();
  const { concerns } = integrityOf(datanet);
  if (concerns.length === 0) return null;
  return (
    <Callout tone="warn" title={t("Before you commit money")} className={className}>
      <ul className="flex list-disc flex-col gap-1 pl-4">
        {concerns.map(({ id, title, text }) => (
          <li key={id}>
            <strong className="font-medium">{t(title)}.</strong> {t(text)}
          </li>
        ))}
      </ul>
      <Link
        href={`/datanets/${datanet.id}/integrity`}
        className="text-accent mt-2 inline-block underline"
      >
        {t("What an attack would need here")}
      </Link>
    </Callout>
  );
}
