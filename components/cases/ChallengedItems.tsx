import Link from "next/link";
import { useTexts } from "#texts";
import type { CaseBrief } from "@/lib/cases/types";
import { sequenceOf } from "@/lib/contributions/ids";
import { countBits } from "@/lib/curation/bitmap";
import { plural } from "@/lib/texts/text";

/** How many items of which contribution a case is about, with the way there. */
export function ChallengedItems({ brief }: { brief: CaseBrief }) {
  const t = useTexts();
  const number = sequenceOf(brief.contribution);
  return (
    <Link
      href={`/datanets/${brief.datanet}/contributions/${number}`}
      className="text-accent hover:underline"
    >
      {t(
        plural(
          countBits(brief.items),
          "{n} item of contribution {number}",
          "{n} items of contribution {number}",
          { number },
        ),
      )}
    </Link>
  );
}
