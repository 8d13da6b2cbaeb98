import { useTexts } from "#texts";
import { Holder } from "@/components/curate/Holder";
import { Amount } from "@/components/ui/Amount";
import { Entry } from "@/components/ui/Entry";
import { Part, PartList } from "@/components/ui/Panel";
import { TimeAgo } from "@/components/ui/TimeAgo";
import type { Described } from "@/components/work/description";
import { Guidelines } from "@/components/work/Guidelines";
import type { CasePage } from "@/lib/cases/types";
import { ChallengedItems } from "./ChallengedItems";
import { TIER_SIZES } from "./phases";
import { caseHasEnded, reasonLines, reasonWords } from "./words";

/** The side column: whose claim it is, what is at stake, what the items are judged by. */
export function CaseFacts({ page, described }: { page: CasePage; described: Described }) {
  const t = useTexts();
  const { brief, row } = page;
  return (
    <PartList>
      <Part title={t("The claim")}>
        <dl className="flex flex-col gap-3 text-sm">
          <Entry term={t("Reason")}>
            <span className="font-medium">{t(reasonWords[brief.reason])}</span>
            <span className="text-muted block">{t(reasonLines[brief.reason])}</span>
          </Entry>
          <Entry term={t("About")}>
            <ChallengedItems brief={brief} />
            <span className="text-muted block">
              {t.rich("by {contributor}", { contributor: <Holder address={row.contributor} /> })}
            </span>
          </Entry>
          <Entry term={t("Challenged by")}>
            <Holder address={brief.challenger} />
          </Entry>
          {page.claimant && (
            <Entry term={t("On behalf of")}>
              <Holder address={page.claimant} />
            </Entry>
          )}
          <Entry term={t("Filed")}>
            <TimeAgo unix={brief.filedAt} />
          </Entry>
        </dl>
      </Part>
      <AtStake page={page} />
      <Part title={t("Guidelines")} description={t("What the items are judged by.")}>
        <Guidelines {...described} />
      </Part>
    </PartList>
  );
}

function AtStake({ page }: { page: CasePage }) {
  const t = useTexts();
  const { brief, tiers, row } = page;
  const ended = caseHasEnded(brief.state);
  return (
    <Part title={t("At stake")}>
      <dl className="flex flex-col gap-3 text-sm">
        {tiers.map((tier, index) => (
          <Entry
            key={tier.tier}
            term={
              index === 0
                ? t("Paid to file, jury of {size}", {
                    size: tier.seats.length || TIER_SIZES[tier.tier]!,
                  })
                : t("Paid to appeal, jury of {size}", {
                    size: tier.seats.length || TIER_SIZES[tier.tier]!,
                  })
            }
          >
            {t.rich("{deposit} of deposit, {fee} for the jury", {
              deposit: <Amount wei={tier.depositWei} />,
              fee: <Amount wei={tier.feeWei} />,
            })}
            {index > 0 && (
              <span className="text-muted block">
                {t.rich("by {contributor}", { contributor: <Holder address={tier.payer} /> })}
              </span>
            )}
          </Entry>
        ))}
        <Entry term={t("What a juror stakes")}>
          {t.rich("{amount} for a vote against the end, or none", {
            amount: <Amount wei={page.lossWei} />,
          })}
        </Entry>
      </dl>
      <p className="text-muted mt-4 text-sm">
        {row.openCases > 0 && !ended
          ? t(
              "The income of the contribution is held while the case is open. Nothing of it can be claimed or released, and none of it is lost if the items stand.",
            )
          : ended && row.openCases > 0
            ? t("Another case about this contribution is open, so its income is still held.")
            : t("The income of the contribution flows again.")}
      </p>
    </Part>
  );
}
