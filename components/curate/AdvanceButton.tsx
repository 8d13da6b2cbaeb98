"use client";

import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { Amount } from "@/components/ui/Amount";
import type { RoundPage } from "@/lib/curation/types";
import { advanceWords, bountyWei } from "./phases";

/** Moves a round on when time has made something possible. Anyone may, and is paid for it. */
export function AdvanceButton({
  round,
}: {
  round: Pick<RoundPage, "datanet" | "number" | "state" | "budgetWei" | "misses">;
}) {
  const t = useTexts();
  const bounty = bountyWei(round);
  return (
    <ActionButton
      variant="secondary"
      label={t(advanceWords(round.state))}
      action={async (context) => {
        const { advanceRound } = await import("@/lib/upkeep/actions");
        return advanceRound({ datanet: round.datanet, round: round.number })(context);
      }}
      preview={
        bounty > 0n && (
          <p className="text-muted text-sm">
            {t.rich("Anyone can do this. About {amount} of the budget is yours for it.", {
              amount: <Amount wei={bounty} />,
            })}
          </p>
        )
      }
    />
  );
}
