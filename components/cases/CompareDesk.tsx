"use client";

import { useId, useState } from "react";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { Button } from "@/components/ui/Button";
import { Input, Select } from "@/components/ui/controls";
import { Field } from "@/components/ui/Field";
import { Progress } from "@/components/ui/Progress";
import { useWallet } from "@/components/wallet/useWallet";
import type { Comparison } from "@/lib/cases/history";
import type { CaseBrief } from "@/lib/cases/types";
import { NEAR_DUPLICATE_SLOTS, SIGNATURE_SLOTS } from "@/lib/content/limits";
import { contributionId, datanetOf, sequenceOf } from "@/lib/contributions/ids";
import { bitsOf } from "@/lib/curation/bitmap";
import { sameAddress } from "@/lib/format/address";
import { isText, msg, type Text } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import type { Compared, ItemRef } from "./compare";

type Result = Compared & { item: number; original: ItemRef };

/** Compares a challenged item with any other, for everybody; the challenger can record the result. */
export function CompareDesk({ brief, posted }: { brief: CaseBrief; posted: Comparison | null }) {
  const t = useTexts();
  const wallet = useWallet();
  const id = useId();
  const items = bitsOf(brief.items);
  const [item, setItem] = useState(posted?.item ?? items[0] ?? 0);
  const [sequence, setSequence] = useState(posted ? String(sequenceOf(posted.original)) : "");
  const [number, setNumber] = useState(posted ? String(posted.originalItem + 1) : "");
  const [busy, setBusy] = useState(false);
  const [sentence, setSentence] = useState<Text | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const datanet = posted ? datanetOf(posted.original) : brief.datanet;

  const compare = async () => {
    const original = originalOf(datanet, sequence, number);
    setResult(null);
    if (!original) {
      setSentence(msg("Give the numbers of a contribution and of one of its items."));
      return;
    }
    setBusy(true);
    setSentence(null);
    try {
      const { compareItems } = await import("./compare");
      const compared = await compareItems({ contribution: brief.contribution, item }, original);
      setResult({ ...compared, item, original });
    } catch (error) {
      setSentence(
        error instanceof Error && "sentence" in error && isText(error.sentence)
          ? error.sentence
          : msg("The items could not be compared; try again."),
      );
    } finally {
      setBusy(false);
    }
  };

  const mayRecord =
    result !== null &&
    result.equal >= NEAR_DUPLICATE_SLOTS &&
    brief.state === "awaitJury" &&
    wallet.address !== null &&
    sameAddress(wallet.address, brief.challenger);
  const record: Action = async (context) => {
    const { postSignatures } = await import("@/lib/cases/signatureActions");
    const { item: compared, original, signature, originalSignature } = result!;
    return postSignatures({
      id: brief.id,
      contribution: brief.contribution,
      item: compared,
      original: original.contribution,
      originalItem: original.item,
      signature,
      originalSignature,
    })(context);
  };

  return (
    <form
      className="rounded-panel border-line bg-raised flex flex-col gap-4 border p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void compare();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <Field id={`${id}-item`} label={t("Challenged item")}>
          <Select
            id={`${id}-item`}
            value={item}
            onChange={(event) => setItem(Number(event.currentTarget.value))}
          >
            {items.map((bit) => (
              <option key={bit} value={bit}>
                {t("Item {position}", { position: bit + 1 })}
              </option>
            ))}
          </Select>
        </Field>
        <Field id={`${id}-of`} label={t("Contribution of the original")}>
          <Input
            id={`${id}-of`}
            inputMode="numeric"
            autoComplete="off"
            value={sequence}
            onChange={(event) => setSequence(event.currentTarget.value)}
          />
        </Field>
        <Field id={`${id}-number`} label={t("Item in it")}>
          <Input
            id={`${id}-number`}
            inputMode="numeric"
            autoComplete="off"
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        </Field>
      </div>
      <div>
        <Button type="submit" aria-disabled={busy || undefined} aria-busy={busy}>
          {t("Compare")}
        </Button>
      </div>
      <div role="status" className="empty:hidden">
        {sentence && <p className="text-muted text-sm">{t(sentence)}</p>}
        {result && (
          <Progress
            value={result.equal}
            max={SIGNATURE_SLOTS}
            label={t(
              result.equal >= NEAR_DUPLICATE_SLOTS
                ? "{equal} of 128 slots agree: near-duplicates"
                : "{equal} of 128 slots agree: fewer than the 96 of near-duplicates",
              { equal: result.equal },
            )}
          />
        )}
      </div>
      {mayRecord && <ActionButton action={record} label={t("Record this comparison")} />}
    </form>
  );
}

function originalOf(datanet: number, sequence: string, number: string): ItemRef | null {
  const numeric = /^[1-9]\d{0,6}$/;
  if (!numeric.test(sequence.trim()) || !numeric.test(number.trim())) return null;
  return { contribution: contributionId(datanet, Number(sequence)), item: Number(number) - 1 };
}
