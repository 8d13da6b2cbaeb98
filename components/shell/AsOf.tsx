import { useTexts } from "#texts";
import { formatCount } from "@/lib/format/number";

/** The block that what is shown was read at. Pages read again as new blocks come. */
export function AsOf({ block }: { block: number }) {
  const t = useTexts();
  return (
    <span
      title={t("What is shown is of this block. It is read again as new blocks come.")}
      className="figures whitespace-nowrap"
    >
      {t("block {number}", { number: formatCount(block) })}
    </span>
  );
}
