import Link from "next/link";
import { useTexts } from "#texts";
import { Callout } from "@/components/ui/feedback";
import { Section } from "@/components/ui/Panel";
import type { Comparison } from "@/lib/cases/history";
import type { CasePage } from "@/lib/cases/types";
import { datanetOf, sequenceOf } from "@/lib/contributions/ids";
import { CompareDesk } from "./CompareDesk";

/** How alike challenged items and their originals are: what the challenger recorded, and a way to check it. */
export function Similarity({
  page,
  comparisons,
}: {
  page: CasePage;
  comparisons: readonly Comparison[] | null;
}) {
  const t = useTexts();
  const { brief, equalSlots } = page;
  // Struck items are no longer served, so there is nothing left to compare.
  const struck = brief.state === "upheld";
  if (struck && equalSlots === null) return null;
  return (
    <Section
      id="similarity"
      title={t("How alike they are")}
      description={t(
        "Each text has a signature of 128 slots, made from its runs of five characters. The share of equal slots estimates how much two texts have in common; from 96 on they count as near-duplicates.",
      )}
    >
      {equalSlots !== null && (
        <Callout
          tone="warn"
          title={t("The challenger recorded that {equal} of 128 slots agree", {
            equal: equalSlots,
          })}
          className="mb-4"
        >
          <p>
            {t(
              struck
                ? "The contract compared the signatures that were posted; whether they were those of the items was for the jury to check."
                : "The contract compared the signatures that were posted; whether they are those of the items anyone can recompute below.",
            )}
          </p>
          {comparisons && comparisons.length > 0 && (
            <ul className="mt-2 flex flex-col gap-1">
              {comparisons.map((c) => (
                <li key={`${c.item}/${c.original}/${c.originalItem}/${c.equalSlots}`}>
                  {t.rich(
                    "Item {item} and item {originalItem} of <a>contribution {number}</a>: {equal} of 128",
                    {
                      item: c.item + 1,
                      originalItem: c.originalItem + 1,
                      number: sequenceOf(c.original),
                      equal: c.equalSlots,
                      a: (words) => (
                        <Link
                          href={`/datanets/${datanetOf(c.original)}/contributions/${sequenceOf(c.original)}`}
                          className="text-accent underline"
                        >
                          {words}
                        </Link>
                      ),
                    },
                  )}
                </li>
              ))}
            </ul>
          )}
        </Callout>
      )}
      {!struck && <CompareDesk brief={brief} posted={comparisons?.at(-1) ?? null} />}
    </Section>
  );
}
