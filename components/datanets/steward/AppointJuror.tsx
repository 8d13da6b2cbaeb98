"use client";

import { useState } from "react";
import { ActionButton } from "@/components/tx/ActionButton";
import { Input } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import { parseAddress } from "@/components/account/parseAddress";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatDuration } from "@/lib/format/time";
import type { Action } from "@/lib/tx/step";

/** Lets somebody buy a juror seat. */
export function AppointJuror({ page }: { page: DatanetPage }) {
  const { id, policy } = page;
  const [text, setText] = useState("");
  const parsed = parseAddress(text);
  const error = text.trim() === "" ? undefined : parsed.problem;
  const hint = `The appointment lasts ${formatDuration(policy.appointmentTerm)} and can be renewed.`;
  const action: Action = async (context) => {
    const { appointJuror } = await import("@/lib/curation/seatActions");
    return parsed.address ? appointJuror({ datanet: id, juror: parsed.address })(context) : [];
  };
  return (
    <div className="flex flex-col gap-4">
      <Field id="juror" label="Address of the account" hint={hint} error={error}>
        <Input
          id="juror"
          autoComplete="off"
          spellCheck={false}
          placeholder="0x…"
          className="font-mono"
          value={text}
          onChange={(event) => setText(event.target.value)}
          {...fieldProps("juror", { hint, error })}
        />
      </Field>
      <ActionButton
        action={action}
        label="Appoint"
        variant="secondary"
        disabled={!parsed.address}
        disabledReason="Enter an address first."
      />
    </div>
  );
}
