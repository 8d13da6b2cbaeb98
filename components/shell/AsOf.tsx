import { formatCount } from "@/lib/format/number";

/** The block that what is shown was read at. Pages read again as new blocks come. */
export function AsOf({ block }: { block: number }) {
  return (
    <span
      title="What is shown is of this block. It is read again as new blocks come."
      className="figures whitespace-nowrap"
    >
      block {formatCount(block)}
    </span>
  );
}
