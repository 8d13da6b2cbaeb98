"use client";

import { ActionButton } from "@/components/tx/ActionButton";
import { Amount } from "@/components/ui/Amount";
import { AddressTag } from "@/components/ui/AddressTag";
import { Panel } from "@/components/ui/Panel";
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
  const { creditWei, payout } = page;
  const totals = totalsOf(page);
  const claimableWei = creditWei + totals.payableWei + totals.surplusWei;
  const elsewhere = !sameAddress(payout, account);
  const claim: Action = async (context) => {
    const actions = await import("@/lib/rewards/actions");
    return actions.claim()(context);
  };
  return (
    <Panel>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <h2 className="text-muted text-sm font-normal">Claimable now</h2>
          <p className="mt-1 text-3xl font-semibold">
            <Amount wei={claimableWei} decimals={6} />
          </p>
          {elsewhere && (
            <p className="text-muted mt-1 flex flex-wrap items-center gap-1.5 text-sm">
              It is paid to <AddressTag address={payout} />
            </p>
          )}
        </div>
        <ActionButton
          action={claim}
          label={claimableWei > 0n ? `Claim ${formatOpen(claimableWei)} ${coinSymbol}` : "Claim"}
          size="large"
          disabled={claimableWei === 0n && !partial}
          disabledReason="There is nothing to claim now."
        />
      </div>
      <StatList className="max-[28rem]:grid-cols-1 sm:grid-cols-3 lg:grid-cols-5">
        <Stat label="Vested rewards" hint="and bonds coming back">
          <Amount wei={totals.payableWei} />
        </Stat>
        <Stat label="Credit" hint="pay for judging, stewardship, refunds">
          <Amount wei={creditWei} />
        </Stat>
        <Stat label="Seat surplus" hint="above what a seat needs">
          <Amount wei={totals.surplusWei} />
        </Stat>
        <Stat label="Vesting" hint="earned, payable little by little">
          <Amount wei={totals.unvestedWei} />
        </Stat>
        <Stat label="Bonds held" hint="of contributions that earn">
          <Amount wei={totals.bondWei} />
        </Stat>
      </StatList>
      {partial && (
        <p className="text-muted mt-4 text-sm">
          These figures are about the contributions shown below; the claim takes older ones too.
        </p>
      )}
    </Panel>
  );
}
