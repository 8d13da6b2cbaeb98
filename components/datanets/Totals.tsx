import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import type { ExplorePage } from "@/lib/datanets/types";
import { formatCount } from "@/lib/format/number";

/** What the datanets on this page come to together; their page is one answer of the chain. */
export function Totals({ page: { datanets, total } }: { page: ExplorePage }) {
  const t = useTexts();
  const sum = (of: (datanet: ExplorePage["datanets"][number]) => number) =>
    datanets.reduce((all, datanet) => all + of(datanet), 0);
  const burnedWei = datanets.reduce((all, { burnedWei: wei }) => all + wei, 0n);
  return (
    <dl className="border-line mt-10 grid max-w-xl grid-cols-2 gap-x-6 gap-y-5 border-t pt-6 sm:grid-cols-4">
      <Total
        label={
          datanets.length < total
            ? t("newest of {total}", { total: formatCount(total) })
            : t("datanets")
        }
      >
        {formatCount(datanets.length)}
      </Total>
      <Total label={t("contributions")}>
        {formatCount(sum(({ contributions }) => contributions))}
      </Total>
      <Total label={t("seats of judges")}>
        {formatCount(sum(({ curators, jurors }) => curators.active + jurors.active))}
      </Total>
      <Total label={t("burned by use")}>
        <Amount wei={burnedWei} decimals={2} />
      </Total>
    </dl>
  );
}

function Total({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col-reverse justify-end">
      <dt className="text-muted mt-0.5 text-sm">{label}</dt>
      <dd className="font-display figures text-2xl font-semibold tracking-tight">{children}</dd>
    </div>
  );
}
