"use client";

import { useState } from "react";
import type { Address } from "viem";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { Textarea } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import { parseAddress } from "@/components/account/parseAddress";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatDuration } from "@/lib/format/time";
import type { Action } from "@/lib/tx/step";
import { msg, plural, type Text } from "@/lib/texts/text";

/** Appointments are independent calls; wallets that can send them all at once do so. */
const MAX_AT_ONCE = 31;

/** Addresses of a list, each once, or what is wrong with the first bad one. */
function parseList(text: string): { jurors: Address[]; word?: string; problem?: Text } {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const parsed = words.map((word) => ({ word, ...parseAddress(word) }));
  const bad = parsed.find(({ problem }) => problem);
  if (bad) return { jurors: [], word: bad.word, problem: bad.problem };
  const jurors = [
    ...new Map(parsed.map(({ address }) => [address!.toLowerCase(), address!])).values(),
  ];
  if (jurors.length > MAX_AT_ONCE)
    return {
      jurors: [],
      problem: msg("At most {max} at once. Appoint the others afterwards.", { max: MAX_AT_ONCE }),
    };
  return { jurors };
}

/** Lets people buy juror seats. */
export function AppointJuror({ page }: { page: DatanetPage }) {
  const t = useTexts();
  const { id, policy } = page;
  const [text, setText] = useState("");
  const { jurors, word, problem: sentence } = parseList(text);
  const problem = sentence && (word ? `“${word}”: ${t(sentence)}` : t(sentence));
  const hint = t("One a line. An appointment lasts {term} and can be renewed.", {
    term: formatDuration(policy.appointmentTerm),
  });
  const action: Action = async (context) => {
    const { appointJuror } = await import("@/lib/curation/seatActions");
    const steps = jurors.map((juror) => appointJuror({ datanet: id, juror })(context));
    return (await Promise.all(steps)).flat();
  };
  return (
    <div className="flex flex-col gap-4">
      <Field id="juror" label={t("Addresses of the accounts")} hint={hint} error={problem}>
        <Textarea
          id="juror"
          rows={3}
          autoComplete="off"
          spellCheck={false}
          placeholder="0x…"
          className="font-mono"
          value={text}
          onChange={(event) => setText(event.target.value)}
          {...fieldProps("juror", { hint, error: problem })}
        />
      </Field>
      <ActionButton
        action={action}
        label={
          jurors.length > 1
            ? t(plural(jurors.length, "Appoint {n} juror", "Appoint {n} jurors"))
            : t("Appoint")
        }
        variant="secondary"
        disabled={jurors.length === 0}
        disabledReason={problem ?? t("Enter an address first.")}
        onDone={() => setText("")}
      />
    </div>
  );
}
