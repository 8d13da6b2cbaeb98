"use client";

import { useState } from "react";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { AmountInput } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import { coinSymbol } from "@/lib/chain/chains";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatOpen, parseOpen } from "@/lib/format/open";
import type { Action } from "@/lib/tx/step";

/** Sets the price of a unit. */
export function EditPrice({ page }: { page: DatanetPage }) {
  const t = useTexts();
  const { id, priceWei } = page;
  const [text, setText] = useState("");
  const parsed = parseOpen(text);
  const error = text === "" || parsed.ok ? undefined : t(parsed.sentence);
  const hint = t("Now {price} a unit.", {
    price: `${formatOpen(priceWei, { decimals: 9 })} ${coinSymbol}`,
  });
  const action: Action = async (context) => {
    const { setPrice } = await import("@/lib/datanets/actions");
    return setPrice({ datanet: id, priceWei: parsed.ok ? parsed.wei : priceWei })(context);
  };
  const same = parsed.ok && parsed.wei === priceWei;
  return (
    <div className="flex flex-col gap-4">
      <Field id="steward-price" label={t("New price a unit")} hint={hint} error={error}>
        <AmountInput
          id="steward-price"
          unit={coinSymbol}
          value={text}
          onChange={(event) => setText(event.target.value)}
          {...fieldProps("steward-price", { hint, error })}
        />
      </Field>
      <ActionButton
        action={action}
        label={t("Set the price")}
        variant="secondary"
        disabled={!parsed.ok || same}
        disabledReason={t(same ? "That is the price already." : "Enter the new price first.")}
      />
    </div>
  );
}
