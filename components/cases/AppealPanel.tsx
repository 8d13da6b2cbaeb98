import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Countdown } from "@/components/ui/Countdown";
import { Panel } from "@/components/ui/Panel";
import type { CasePage } from "@/lib/cases/types";
import { AppealCase } from "./CaseActions";
import { presentTier, TIER_SIZES } from "./phases";

/** The window in which anyone may ask a larger jury, with what it takes and what it risks. */
export function AppealPanel({ page }: { page: CasePage }) {
  const t = useTexts();
  const { brief, appeal } = page;
  if (brief.state !== "ruled" || !appeal || brief.deadline === null) return null;
  const size = TIER_SIZES[presentTier(page).tier + 1]!;
  return (
    <Panel
      title={t("Appeal to a jury of {size}", { size })}
      actions={
        <Countdown
          until={brief.deadline}
          overLabel={t("Time is up")}
          className="text-accent text-lg font-semibold"
        />
      }
    >
      <p className="max-w-prose text-sm">
        {t.rich(
          brief.ruling === "upheld"
            ? "Whoever thinks the items are good can pay {deposit} of deposit and {fee} for the jury. If the case is then dismissed the deposit comes back, and the fee as far as what others lost covers it; if not, half of the deposit goes to the challenger and half is burned."
            : "Whoever thinks the items are bad can pay {deposit} of deposit and {fee} for the jury. If the case is then upheld the deposit comes back, and the fee as far as what others lost covers it; if not, half of the deposit goes to the contributor and half is burned.",
          { deposit: <Amount wei={appeal.depositWei} />, fee: <Amount wei={appeal.feeWei} /> },
        )}
      </p>
      <p className="text-muted mt-2 mb-4 max-w-prose text-sm">
        {t("If nobody appeals, the case ends as it was ruled.")}
      </p>
      <AppealCase
        id={brief.id}
        label={t(
          brief.ruling === "upheld"
            ? "Appeal: the items should stand"
            : "Appeal: the items should be struck",
        )}
      />
    </Panel>
  );
}
