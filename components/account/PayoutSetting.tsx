"use client";

import { useTexts } from "#texts";
import { useState } from "react";
import { ActionButton } from "@/components/tx/ActionButton";
import { AddressTag } from "@/components/ui/AddressTag";
import { Checkbox, Input } from "@/components/ui/controls";
import { Callout } from "@/components/ui/feedback";
import { Field, fieldProps } from "@/components/ui/Field";
import { Panel } from "@/components/ui/Panel";
import { sameAddress } from "@/lib/format/address";
import type { Action } from "@/lib/tx/step";
import { parseAddress } from "./parseAddress";

/** Where everything the account earns is paid, and changing it. */
export function PayoutSetting({
  account,
  payout,
}: {
  account: `0x${string}`;
  payout: `0x${string}`;
}) {
  const t = useTexts();
  const [text, setText] = useState("");
  const [sure, setSure] = useState(false);
  const own = sameAddress(payout, account);
  const parsed = parseAddress(text);
  const error = text.trim() === "" || !parsed.problem ? undefined : t(parsed.problem);
  const hint = t("For example the account you keep your savings in.");
  const action = (to: `0x${string}`): Action => {
    return async (context) => {
      const { setPayout } = await import("@/lib/rewards/actions");
      return setPayout({ payout: to })(context);
    };
  };
  const done = () => {
    setText("");
    setSure(false);
  };
  return (
    <Panel
      title={t("Payout address")}
      description={t("Everything this account earns is paid here.")}
    >
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <AddressTag address={payout} />
        <span className="text-muted">{t(own ? "this account itself" : "another account")}</span>
      </p>
      {!own && (
        <ActionButton
          action={action(account)}
          label={t("Pay this account again")}
          variant="secondary"
          size="small"
          className="mt-3"
        />
      )}
      <div className="border-line mt-4 flex flex-col gap-4 border-t pt-4">
        <Field id="payout" label={t("Pay to another address")} hint={hint} error={error}>
          <Input
            id="payout"
            autoComplete="off"
            spellCheck={false}
            placeholder="0x…"
            className="font-mono"
            value={text}
            onChange={(event) => setText(event.target.value)}
            {...fieldProps("payout", { hint, error })}
          />
        </Field>
        {parsed.address && (
          <>
            <Callout tone="warn" title={t("Check every digit")}>
              <p>
                {t(
                  "Claims are paid to this address from now on, whoever sends them. OPEN sent to an address that nobody controls, or to an exchange that does not expect it, is lost.",
                )}
              </p>
            </Callout>
            <label className="flex items-center gap-2.5 text-sm">
              <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)} />
              {t("I control this address.")}
            </label>
            <ActionButton
              action={action(parsed.address)}
              label={t("Change the payout address")}
              variant="danger"
              disabled={!sure}
              disabledReason={t("Confirm above that the address is yours.")}
              onDone={done}
            />
          </>
        )}
      </div>
    </Panel>
  );
}
