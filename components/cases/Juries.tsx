import { useTexts } from "#texts";
import { explained } from "@/components/help/explained";
import { EmptyState } from "@/components/ui/feedback";
import { Section } from "@/components/ui/Panel";
import type { CasePage } from "@/lib/cases/types";
import { JuryTable } from "./JuryTable";
import { ruledTitle } from "./phases";
import { caseHasEnded } from "./words";

/** Every tier's jury with its votes, the latest first. */
export function Juries({ page }: { page: CasePage }) {
  const t = useTexts();
  const { brief } = page;
  const drawn = [...page.tiers].reverse().filter(({ seats }) => seats.length > 0);
  if (drawn.length === 0) {
    return (
      <EmptyState title={t("Nobody has been drawn yet")}>
        {explained(
          t("The {jury} of a case is drawn by lot from the {juror|jurors'} seats of its datanet."),
        )}
      </EmptyState>
    );
  }
  return (
    <Section
      id="sits"
      title={t("Who sits")}
      description={explained(
        t(
          "Votes stay sealed until the {reveal}. Whoever votes against the end of the case, or not at all, loses the {caseStake|stake of the case}.",
        ),
      )}
    >
      <div className="flex flex-col gap-6">
        {drawn.map((tier) => {
          const jury = t("Jury of {size}", { size: tier.seats.length });
          const present = tier === page.tiers.at(-1);
          return (
            <div key={tier.tier}>
              <h3 className="mb-2.5">{tier.ruling ? t(ruledTitle(tier)) : jury}</h3>
              <JuryTable
                label={jury}
                tier={tier}
                closed={!present || tier.ruling !== null || caseHasEnded(brief.state)}
              />
            </div>
          );
        })}
      </div>
    </Section>
  );
}
