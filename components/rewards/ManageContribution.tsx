"use client";

import { useState, type ReactNode } from "react";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { Amount } from "@/components/ui/Amount";
import { AmountInput } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import { coinSymbol } from "@/lib/chain/chains";
import { formatOpen, parseOpen } from "@/lib/format/open";
import { formatDateTime } from "@/lib/format/time";
import type { RewardRow } from "@/lib/rewards/types";
import type { Action } from "@/lib/tx/step";
import { statusOf } from "./totals";

type Actions = typeof import("@/lib/rewards/actions");

const rewardAction =
  (build: (actions: Actions) => Action): Action =>
  async (context) =>
    build(await import("@/lib/rewards/actions"))(context);

/** What a contributor may do with a contribution now, and what each does. */
export function ManageContribution({ reward, now }: { reward: RewardRow; now: number }) {
  const t = useTexts();
  const { row, rewards, releaseAt } = reward;
  const { id } = row;
  const status = statusOf(reward, now);
  const earns = status === "earning" || status === "capped";
  return (
    <div className="flex flex-col gap-6">
      {earns && <TopUp id={id} />}
      {earns && (
        <Choice
          title={t("Bring it up to date")}
          text={
            rewards.excessWei > 0n
              ? t(
                  "It earned more than its cap. What is above goes to the other contributors and it stops earning; top it up first if you want it to go on.",
                )
              : t("Moves what has vested into your credit without paying it out.")
          }
        >
          <ActionButton
            action={rewardAction((actions) => actions.touch({ id }))}
            label={t("Bring up to date")}
            variant="secondary"
            disabled={rewards.payableWei === 0n && rewards.excessWei === 0n}
            disabledReason={t("Nothing has vested since the last time.")}
          />
        </Choice>
      )}
      {earns && (
        <Choice
          title={t("Retire it")}
          text={t(
            "It stops earning for good. After the waiting time of its datanet the bond and everything still vesting become yours at once.",
          )}
        >
          <ActionButton
            action={rewardAction((actions) => actions.retire({ id }))}
            label={t("Retire")}
            variant="danger"
          />
        </Choice>
      )}
      {status === "retired" && (
        <p className="text-sm">
          {t.rich(
            "It is retired. From {time} its bond of {bond} and {rewards} of rewards can be released.",
            {
              time: formatDateTime(releaseAt),
              bond: <Amount wei={rewards.bondWei} />,
              rewards: <Amount wei={rewards.unvestedWei} />,
            },
          )}
        </p>
      )}
      {status === "releasable" && (
        <Choice
          title={t("Release it")}
          text={t(
            "The waiting time is over: the bond and what was still vesting become credit, for your next claim.",
          )}
        >
          <ActionButton
            action={rewardAction((actions) => actions.release({ id }))}
            label={t("Release")}
          />
        </Choice>
      )}
      {status === "reviewing" && (
        <p className="text-sm">
          {t(
            "Its round is not settled yet. Until then its fee and bond are held and nothing can be done with it.",
          )}
        </p>
      )}
      {(status === "rejected" || status === "refunded") && (
        <p className="text-sm">
          {t("It does not earn. What comes back of its bond is part of your next claim.")}
        </p>
      )}
      {status === "released" && <p className="text-sm">{t("Everything of it has been paid.")}</p>}
    </div>
  );
}

function TopUp({ id }: { id: number }) {
  const t = useTexts();
  const [text, setText] = useState("");
  const parsed = parseOpen(text);
  const error =
    text === ""
      ? undefined
      : !parsed.ok
        ? t(parsed.sentence)
        : parsed.wei === 0n
          ? t("Enter more than nothing.")
          : undefined;
  const amountWei = parsed.ok ? parsed.wei : 0n;
  const hint =
    amountWei > 0n
      ? t("Raises what it may still earn by {amount}.", {
          amount: `${formatOpen(2n * amountWei)} ${coinSymbol}`,
        })
      : t("Raises what it may still earn by twice the amount, for later income only.");
  return (
    <Choice title={t("Top up its bond")} text={t("The amount comes back with the bond.")}>
      <div className="flex w-full flex-col gap-3">
        <Field id="top-up" label={t("Amount")} hint={hint} error={error}>
          <AmountInput
            id="top-up"
            unit={coinSymbol}
            value={text}
            onChange={(event) => setText(event.target.value)}
            {...fieldProps("top-up", { hint, error })}
          />
        </Field>
        <ActionButton
          action={rewardAction((actions) => actions.topUp({ id, amountWei }))}
          label={t("Top up")}
          variant="secondary"
          disabled={amountWei === 0n}
          disabledReason={t("Enter an amount first.")}
        />
      </div>
    </Choice>
  );
}

function Choice({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="text-sm">{title}</h3>
      <p className="text-muted mt-0.5 mb-3 text-sm">{text}</p>
      {children}
    </section>
  );
}
