"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTexts } from "#texts";
import { parseAddress } from "@/components/account/parseAddress";
import { ActionButton } from "@/components/tx/ActionButton";
import { AddressTag } from "@/components/ui/AddressTag";
import { Checkbox, Input } from "@/components/ui/controls";
import { Callout } from "@/components/ui/feedback";
import { Field, fieldProps } from "@/components/ui/Field";
import { publicClient } from "@/lib/chain/browser-client";
import type { StewardshipOffer } from "@/lib/datanets/stewardship";
import { sameAddress } from "@/lib/format/address";
import type { Action } from "@/lib/tx/step";
import { msg, type Text } from "@/lib/texts/text";

/** Hands the datanet over in two steps: an offer here, and its acceptance by the other side. */
export function OfferStewardship({
  datanet,
  steward,
  offer,
}: {
  datanet: number;
  steward: `0x${string}`;
  /** That waits now. */
  offer: StewardshipOffer | null;
}) {
  const t = useTexts();
  const [text, setText] = useState("");
  const [sure, setSure] = useState(false);
  const { address, problem } = parseOffer(text, steward, offer);
  const error = problem && t(problem);
  const hint = t("A person, a Safe or a Governor contract on this network.");
  const give: Action = async (context) => {
    const { offerStewardship } = await import("@/lib/datanets/actions");
    return offerStewardship({ datanet, to: address! })(context);
  };
  const withdraw: Action = async (context) => {
    const { withdrawStewardship } = await import("@/lib/datanets/actions");
    return withdrawStewardship({ datanet })(context);
  };
  return (
    <div className="flex flex-col gap-4">
      {offer && (
        <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
          <p>{t.rich("Offered to {address}", { address: <AddressTag address={offer.to} /> })}</p>
          <ActionButton
            action={withdraw}
            label={t("Withdraw the offer")}
            variant="secondary"
            size="small"
          />
        </div>
      )}
      <Field id="new-steward" label={t("Address of the new steward")} hint={hint} error={error}>
        <Input
          id="new-steward"
          autoComplete="off"
          spellCheck={false}
          placeholder="0x…"
          className="font-mono"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setSure(false);
          }}
          {...fieldProps("new-steward", { hint, error })}
        />
      </Field>
      {address && (
        <>
          <CodeAt key={address} address={address} />
          <label className="flex items-start gap-2.5 text-sm">
            <Checkbox checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
            <span>
              {t(
                "Once it accepts, only the new steward sets price, rules, description and jurors. I cannot take that back.",
              )}
            </span>
          </label>
        </>
      )}
      <ActionButton
        action={give}
        label={t("Offer the stewardship")}
        variant="secondary"
        disabled={!address || !sure}
        disabledReason={t(
          address ? "Say that you know what you give away." : "Enter the address first.",
        )}
        onDone={() => {
          setText("");
          setSure(false);
        }}
      />
    </div>
  );
}

function parseOffer(
  text: string,
  steward: `0x${string}`,
  offer: StewardshipOffer | null,
): { address?: `0x${string}`; problem?: Text } {
  if (text.trim() === "") return {};
  const parsed = parseAddress(text);
  if (parsed.problem) return parsed;
  if (sameAddress(parsed.address, steward)) return { problem: msg("That is the steward already.") };
  if (offer && sameAddress(parsed.address, offer.to))
    return { problem: msg("It is offered to this address already.") };
  return parsed;
}

/** What is found at an address: a mistyped Safe has no code here. */
function CodeAt({ address }: { address: `0x${string}` }) {
  const t = useTexts();
  const { data } = useQuery({
    queryKey: ["code", address],
    queryFn: async () => {
      const { hasCode } = await import("@/lib/datanets/stewardship");
      return hasCode(await publicClient(), address);
    },
  });
  if (data === undefined) return null;
  return data ? (
    <Callout live title={t("A contract is at this address")}>
      <p>
        {t(
          "It has to be able to send the call that accepts: a Safe and a Governor are. The call is shown on this page once the offer stands.",
        )}
      </p>
    </Callout>
  ) : (
    <Callout live tone="warn" title={t("No contract is at this address")}>
      <p>
        {t(
          "That is right for a person's account. If it should be a Safe or a Governor, it is not deployed on this network, and nobody may be able to accept.",
        )}
      </p>
    </Callout>
  );
}
