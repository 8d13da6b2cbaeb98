"use client";

import { Info } from "lucide-react";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { Amount } from "@/components/ui/Amount";
import { AddressTag } from "@/components/ui/AddressTag";
import { Stat, StatList } from "@/components/ui/Stat";
import { coinSymbol } from "@/lib/chain/chains";
import { sameAddress } from "@/lib/format/address";
import { formatOpen } from "@/lib/format/open";
import type { RewardsPage } from "@/lib/rewards/types";
import type { Action } from "@/lib/tx/step";
import { totalsOf } from "./totals";

/** What can be claimed now, what it consists of, and the one button. */
export function ClaimPanel({
  page,
  account,
  partial,
}: {
  page: RewardsPage;
  account: `0x${string}`;
  /** There are older contributions that are not loaded. */
  partial: boolean;
}) {
  const t = useTexts();
  const { creditWei, payout } = page;
  const totals = totalsOf(page);
  const claimableWei = creditWei + totals.payableWei + totals.surplusWei;
  const elsewhere = !sameAddress(payout, account);
  const claim: Action = async (context) => {
    const actions = await import("@/lib/rewards/actions");
    return actions.claim()(context);
  };
  const startsVesting = claimableWei === 0n && totals.waitingWei > 0n;
  return (
    <section
      aria-labelledby="claimable"
      className="rounded-panel border-line bg-raised overflow-hidden border"
    >
      <div className="bg-reward-soft flex flex-wrap items-end justify-between gap-x-8 gap-y-5 p-5 sm:p-7">
        <div>
          <h2 id="claimable" className="font-sans text-sm font-medium tracking-normal">
            {t("Claimable now")}
          </h2>
          <p className="font-display mt-1 text-4xl font-bold tracking-tight sm:text-5xl">
            <Amount wei={claimableWei} decimals={6} />
          </p>
          {elsewhere && (
            <p className="mt-2 flex flex-wrap items-center gap-1.5 text-sm">
              {t.rich("It is paid to {address}", { address: <AddressTag address={payout} /> })}
            </p>
          )}
        </div>
        <ActionButton
          action={claim}
          label={
            claimableWei > 0n
              ? t("Claim {amount}", { amount: `${formatOpen(claimableWei)} ${coinSymbol}` })
              : startsVesting
                ? t("Claim to start vesting {amount}", {
                    amount: `${formatOpen(totals.waitingWei)} ${coinSymbol}`,
                  })
                : t("Claim")
          }
          size="large"
          disabled={claimableWei === 0n && !startsVesting && !partial}
          disabledReason={t("There is nothing to claim now.")}
        />
      </div>
      {totals.waitingWei > 0n && (
        <p className="border-line flex gap-2.5 border-t px-5 py-4 text-sm sm:px-7">
          <Info aria-hidden className="text-reward mt-0.5 size-4 shrink-0" />
          <span>
            {t.rich(
              startsVesting
                ? "{amount} came in for contributions whose vesting has not begun. It begins with the next claim: this one pays nothing yet, and from then on a part becomes payable every second."
                : "{amount} came in for contributions whose vesting has not begun. It begins with the next claim, which takes them along.",
              { amount: <Amount wei={totals.waitingWei} className="font-medium" /> },
            )}
          </span>
        </p>
      )}
      <StatList className="border-line border-t p-5 max-[28rem]:grid-cols-1 sm:grid-cols-3 sm:p-7 lg:grid-cols-5">
        <Stat label={t("Vested rewards")} hint={t("and bonds coming back")}>
          <Amount wei={totals.payableWei} />
        </Stat>
        <Stat label={t("Credit")} hint={t("pay for judging, stewardship, refunds")}>
          <Amount wei={creditWei} />
        </Stat>
        <Stat label={t("Seat surplus")} hint={t("above what a seat needs")}>
          <Amount wei={totals.surplusWei} />
        </Stat>
        <Stat label={t("Unvested")} hint={t("earned, payable little by little")}>
          <Amount wei={totals.unvestedWei} />
        </Stat>
        <Stat label={t("Bonds held")} hint={t("of contributions that earn")}>
          <Amount wei={totals.bondWei} />
        </Stat>
      </StatList>
      {partial && (
        <p className="text-muted border-line border-t px-5 py-4 text-sm sm:px-7">
          {t(
            "These figures are about the contributions shown below; the claim takes older ones too.",
          )}
        </p>
      )}
    </section>
  );
}
