"use client";

import type { Hash, Hex } from "viem";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { Input } from "@/components/ui/controls";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { Field, fieldProps } from "@/components/ui/Field";
import { Panel } from "@/components/ui/Panel";
import { publicClient } from "@/lib/chain/browser-client";
import { coinSymbol } from "@/lib/chain/chains";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatCount } from "@/lib/format/number";
import { formatOpen } from "@/lib/format/open";
import type { Action } from "@/lib/tx/step";
import type { UsageReceipt } from "@/lib/usage/receipt";
import { splitUsage } from "@/lib/usage/split";
import { msg } from "@/lib/texts/text";
import { parseUnits, referenceOf } from "./reference";
import { Receipt } from "./Receipt";
import { SplitTable } from "./SplitTable";

type Paid =
  | { state: "none" }
  | { state: "reading" }
  | { state: "unread"; hash: Hash }
  | { state: "read"; receipt: UsageReceipt };

/** Paying for use: how much, the note, where every part goes; then the receipt from the chain. */
export function UseDesk({ datanet }: { datanet: DatanetPage }) {
  const t = useTexts();
  const { id, priceWei, policy, earningWeight } = datanet;
  const router = useRouter();
  const [text, setText] = useState("10");
  const [note, setNote] = useState("");
  const reference = useReference(note);
  const [paid, setPaid] = useState<Paid>({ state: "none" });

  const parsed = parseUnits(text);
  const units = "units" in parsed ? parsed.units : 0n;
  const problem = parsed.problem && t(parsed.problem);
  const totalWei = units * priceWei;

  const pay: Action = async (context) => {
    const { payUsage } = await import("@/lib/usage/actions");
    const steps = await payUsage({ datanet: id, units, reference: await referenceOf(note) })(
      context,
    );
    // The action pays what a unit costs now; nobody pays another amount than was shown.
    if (steps.some(({ call }) => (call.value ?? 0n) !== totalWei)) {
      router.refresh();
      const sentence = msg(
        "The price of a unit has changed and nothing was sent. Look at the new amount.",
      );
      throw Object.assign(new Error(sentence), { sentence });
    }
    return steps;
  };
  const showReceipt = async ([hash]: Hash[]) => {
    if (!hash) return;
    setPaid({ state: "reading" });
    try {
      const { readUsageReceipt } = await import("@/lib/usage/receipt");
      const receipt = await readUsageReceipt(await publicClient(), { hash, datanet: id });
      setPaid(receipt ? { state: "read", receipt } : { state: "unread", hash });
    } catch {
      setPaid({ state: "unread", hash });
    }
  };

  const unitsHint = t("A unit is what the steward sells one use for: a query, an epoch, a day.");
  const noteHint = t(
    "Only its fingerprint goes on the chain, so you can prove later what you paid for.",
  );
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Panel title={t("Pay for use")}>
        <div className="flex flex-col gap-5">
          <Field id="units" label={t("Units")} hint={unitsHint} error={problem}>
            <Input
              id="units"
              inputMode="numeric"
              autoComplete="off"
              value={text}
              onChange={(event) => setText(event.target.value)}
              {...fieldProps("units", { hint: unitsHint, error: problem })}
            />
          </Field>
          <Field id="note" label={t("Your reference")} optional hint={noteHint}>
            <Input
              id="note"
              autoComplete="off"
              maxLength={500}
              placeholder={t("Training run 12")}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              {...fieldProps("note", { hint: noteHint })}
            />
          </Field>
          {note.trim() !== "" && (
            <p className="text-muted -mt-3 text-xs">
              {t.rich("On the chain: <mono>{reference}</mono>", {
                mono: (words) => <span className="font-mono break-all">{words}</span>,
                reference: reference ?? "…",
              })}
            </p>
          )}
        </div>
      </Panel>
      <Panel title={t("What you pay, and where it goes")}>
        <SplitTable
          split={splitUsage(totalWei, policy, earningWeight)}
          totalWei={totalWei}
          policy={policy}
          caption={`${formatCount(units)} × ${formatOpen(priceWei, { decimals: 9 })} ${coinSymbol}`}
        />
        <ActionButton
          className="mt-4"
          action={pay}
          label={
            totalWei === 0n
              ? t("Record the use")
              : t("Pay {amount}", {
                  amount: `${formatOpen(totalWei, { decimals: 9 })} ${coinSymbol}`,
                })
          }
          disabled={problem !== undefined}
          disabledReason={problem}
          onDone={(hashes) => void showReceipt(hashes)}
        />
      </Panel>
      <div className="empty:hidden lg:col-span-2" aria-live="polite">
        {paid.state === "reading" && <Skeleton className="h-40 w-full" />}
        {paid.state === "unread" && (
          <Callout tone="ok" title={t("Paid")}>
            <p>
              {t.rich(
                "The payment is on the chain, but its receipt could not be read now. Transaction <mono>{hash}</mono>",
                {
                  mono: (words) => <span className="font-mono break-all">{words}</span>,
                  hash: paid.hash,
                },
              )}
            </p>
          </Callout>
        )}
        {paid.state === "read" && <Receipt receipt={paid.receipt} datanet={datanet} />}
      </div>
    </div>
  );
}

/** The fingerprint of the note, computed as it is typed. */
function useReference(note: string): Hex | null {
  const [known, setKnown] = useState<{ note: string; reference: Hex } | null>(null);
  useEffect(() => {
    let wanted = true;
    void referenceOf(note).then((reference) => wanted && setKnown({ note, reference }));
    return () => {
      wanted = false;
    };
  }, [note]);
  return known?.note === note ? known.reference : null;
}
