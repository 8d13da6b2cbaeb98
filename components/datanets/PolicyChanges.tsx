import { useTexts } from "#texts";
import type { Policy } from "@/lib/datanets/types";
import { english } from "@/lib/texts/text";
import { policyChanges } from "./policyWords";

/** What would read differently under the other policy: each sentence as it is and as it would be. */
export function PolicyChanges({ from, to }: { from: Policy; to: Policy }) {
  const t = useTexts();
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {policyChanges(from, to).map(({ before, after }) => (
        <li key={english(after)}>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
            <dt className="text-muted">{t("Now")}</dt>
            <dd className="text-muted">{t(before)}</dd>
            <dt className="font-medium">{t("Then")}</dt>
            <dd>{t(after)}</dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}
