import { useTexts } from "#texts";
import { Holder } from "@/components/curate/Holder";
import { Amount } from "@/components/ui/Amount";
import { Callout } from "@/components/ui/feedback";
import { Table, Td, Th } from "@/components/ui/Table";
import { TimeAgo } from "@/components/ui/TimeAgo";
import { payoutOf, type PartyPayout } from "@/lib/cases/payout";
import type { CaseEnd } from "@/lib/cases/history";
import type { CasePage } from "@/lib/cases/types";
import { countBits } from "@/lib/curation/bitmap";
import { msg, plural, type Text } from "@/lib/texts/text";

const roles: Record<PartyPayout["role"], Text> = {
  challenger: msg("Challenger"),
  contributor: msg("Contributor"),
  claimant: msg("Claimant"),
  appellant: msg("Appellant"),
};

/** How the case ended, and who paid and got what. */
export function Outcome({ page, end }: { page: CasePage; end: CaseEnd | null }) {
  const t = useTexts();
  const { brief } = page;
  const { state, endedAt } = brief;
  if (state !== "upheld" && state !== "dismissed" && state !== "undecided") return null;
  const items = countBits(brief.items);
  return (
    <section aria-labelledby="outcome" className="flex flex-col gap-4">
      <h2 id="outcome" className="sr-only">
        {t("Outcome")}
      </h2>
      {state === "upheld" && (
        <Callout
          tone="danger"
          title={t(plural(items, "Upheld: {n} item was struck", "Upheld: {n} items were struck"))}
        >
          <p>
            {t(
              "What was struck lost bond, unvested income and weight, and the store no longer serves it. Copies that others took are not in its reach.",
            )}{" "}
            {endedAt && <TimeAgo unix={endedAt} />}
          </p>
        </Callout>
      )}
      {state === "dismissed" && (
        <Callout
          tone="ok"
          title={t(plural(items, "Dismissed: the item stands", "Dismissed: {n} items stand"))}
        >
          <p>
            {t("The same claim about the same items costs twice the deposit from now on.")}{" "}
            {endedAt && <TimeAgo unix={endedAt} />}
          </p>
        </Callout>
      )}
      {state === "undecided" && (
        <Callout title={t("Undecided: nobody won and nobody lost a deposit")}>
          <p>
            {t(
              "No jury could be drawn in time, or less than half of it voted. Deposit and fee went back, less what the jurors who voted were paid. Jurors who did not lost the stake of the case. The same claim may be filed again.",
            )}{" "}
            {endedAt && <TimeAgo unix={endedAt} />}
          </p>
        </Callout>
      )}
      {end && state !== "undecided" && <Paid page={page} end={end} />}
    </section>
  );
}

function Paid({ page, end }: { page: CasePage; end: CaseEnd }) {
  const t = useTexts();
  const payout = payoutOf(page, end);
  if (!payout) return null;
  return (
    <>
      <Table label={t("Who paid and who got what")}>
        <thead>
          <tr>
            <Th>{t("Party")}</Th>
            <Th numeric>{t("Paid in")}</Th>
            <Th numeric>{t("Got back")}</Th>
            <Th numeric>{t("Won")}</Th>
          </tr>
        </thead>
        <tbody>
          {payout.parties.map((party) => (
            <tr key={party.address}>
              <Td>
                <span className="text-muted block text-xs">{t(roles[party.role])}</span>
                <Holder address={party.address} />
              </Td>
              <Td numeric>
                <Amount wei={party.paidWei} />
              </Td>
              <Td numeric>
                <Amount wei={party.backWei} />
              </Td>
              <Td numeric>
                <Amount wei={party.wonWei} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <ul className="text-muted flex max-w-prose list-disc flex-col gap-1 pl-4 text-sm">
        {payout.forfeitedWei > 0n && (
          <li>
            {t.rich("What was struck lost {amount} of bond and unvested income.", {
              amount: <Amount wei={payout.forfeitedWei} className="text-text" />,
            })}
          </li>
        )}
        <li>
          {t.rich("{amount} was burned.", {
            amount: <Amount wei={payout.burnedWei} className="text-text" />,
          })}
        </li>
        <li>
          {t.rich(
            payout.jurorsPaid === 1
              ? "The fees of {amount}, less what upkeep was paid, went to the juror who voted as the case ended."
              : "The fees of {amount}, less what upkeep was paid, went to the {count} jurors who voted as the case ended, in equal parts.",
            {
              amount: <Amount wei={payout.feesWei} className="text-text" />,
              count: payout.jurorsPaid,
            },
          )}
        </li>
        {payout.jurorsCharged > 0 && (
          <li>
            {t.rich(
              payout.jurorsCharged === 1
                ? "One juror voted against it or was silent, and lost {amount}."
                : "{count} jurors voted against it or were silent, and lost {amount} each.",
              {
                count: payout.jurorsCharged,
                amount: <Amount wei={page.lossWei} className="text-text" />,
              },
            )}
          </li>
        )}
      </ul>
    </>
  );
}
