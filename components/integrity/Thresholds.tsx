import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { cn } from "@/components/ui/cn";
import { Table, Td, Th } from "@/components/ui/Table";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatOpen } from "@/lib/format/open";
import { formatShare } from "@/lib/format/number";
import type { Integrity } from "@/lib/integrity/integrity";
import type { Need } from "@/lib/integrity/thresholds";
import { plural } from "@/lib/texts/text";

/** Columns that a phone has no room for; there they stand in the second one. */
const WIDE = "hidden md:table-cell";

/** Attack by attack: what it takes at today's benches, what that has at stake, and why less loses. */
export function Thresholds({
  datanet: { policy, curators, jurors },
  integrity: { junk, jury, pool, junkReturns, returnable, blindWei },
}: {
  datanet: DatanetPage;
  integrity: Integrity;
}) {
  const t = useTexts();
  return (
    <Table label={t("Attacks, and what each needs")}>
      <thead>
        <tr>
          <Th>{t("Attack")}</Th>
          <Th>{t("What it would take")}</Th>
          <Th numeric className={WIDE}>
            {t("At stake")}
          </Th>
          <Th numeric className={WIDE}>
            {t("Comes back of 1 OPEN")}
          </Th>
          <Th className={WIDE}>{t("Why less than that loses")}</Th>
        </tr>
      </thead>
      <tbody>
        <Attack
          name={t("Let junk pass, and earn by it")}
          take={<Seats need={junk} today={curators.active} bench="curator" />}
          stakeWei={junk.stakeWei}
          returns={junkReturns}
          why={t(
            "A junk item that fails loses its fee and {forfeit} of its bond; one that passes may earn twice its bond at most.",
            { forfeit: formatShare(policy.forfeitBps / 10_000) },
          )}
        />
        <Attack
          name={t("Decide what is gold")}
          take={<Seats need={jury} today={jurors.active} bench="juror" />}
          stakeWei={jury.stakeWei}
          why={t(
            "Below that its jurors are the minority of a jury more often than not, and a juror is paid for agreeing with the others.",
          )}
        />
        <Attack
          name={t("Drain the curation pool")}
          take={<Seats need={pool} today={curators.active} bench="curator" />}
          stakeWei={pool.stakeWei}
          why={t(
            "The pool adds at most as much as a round's fees: whoever brings the fees gets back less, unless more than half of all pay is theirs.",
          )}
        />
        <Attack
          name={t("Pay oneself for use")}
          take={t("No number of seats is enough")}
          returns={returnable}
          why={t("Of every payment at most {share} comes back to anybody; the rest is burned.", {
            share: formatShare(returnable),
          })}
        />
        <Attack
          name={t("Approve everything without looking")}
          take={t("No number of seats is enough")}
          why={t(
            "A verdict that says the same of every item scores exactly 0 and costs its fee: {fee} OPEN in a full round.",
            { fee: formatOpen(blindWei) },
          )}
        />
        <Attack
          name={t("Commit, and reveal only if it suits")}
          take={t("No number of seats is enough")}
          why={t("A ballot that stays sealed is scored as the worst one possible.")}
        />
      </tbody>
    </Table>
  );
}

function Attack({
  name,
  take,
  stakeWei,
  returns,
  why,
}: {
  name: string;
  take: ReactNode;
  stakeWei?: bigint;
  /** Of an OPEN put in by somebody without a seat; 1 breaks even. */
  returns?: number;
  why: string;
}) {
  const t = useTexts();
  const stake = stakeWei === undefined ? null : <Amount wei={stakeWei} />;
  const back = returns?.toFixed(2);
  return (
    <tr>
      <th
        scope="row"
        className="border-line border-b px-3 py-3 align-top font-medium sm:px-4 md:min-w-32 [tr:last-child>&]:border-b-0"
      >
        {name}
      </th>
      <Td className="md:min-w-48">
        {take}
        <div className="mt-2 flex flex-col gap-2 md:hidden">
          {stake && <p className="figures">{t.rich("{amount} at stake", { amount: stake })}</p>}
          {back && <p className="figures">{t("{share} OPEN comes back of 1", { share: back })}</p>}
          <p className="text-muted">{why}</p>
        </div>
      </Td>
      <Td numeric className={WIDE}>
        {stake ?? "–"}
      </Td>
      <Td numeric className={WIDE}>
        {back ?? "–"}
      </Td>
      <Td className={cn("text-muted max-w-sm min-w-64", WIDE)}>{why}</Td>
    </tr>
  );
}

/** A need in words: new seats beside today's, or how many of today's in one hand. */
function Seats({ need, today, bench }: { need: Need; today: number; bench: "curator" | "juror" }) {
  const t = useTexts();
  const values = { today, share: formatShare(need.share) };
  const more =
    bench === "curator"
      ? plural(
          need.newSeats,
          "{n} new curator seat beside today's {today} ({share})",
          "{n} new curator seats beside today's {today} ({share})",
          values,
        )
      : plural(
          need.newSeats,
          "{n} new juror seat beside today's {today} ({share})",
          "{n} new juror seats beside today's {today} ({share})",
          values,
        );
  return (
    <>
      {t(more)}
      {today > 0 && (
        <span className="text-muted block">
          {t("or {count} of today's in one hand", { count: need.ofToday })}
        </span>
      )}
    </>
  );
}
