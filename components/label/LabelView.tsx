"use client";

import { useId, useState, type ReactNode } from "react";
import { useTexts } from "#texts";
import { Select } from "@/components/ui/controls";
import { EmptyState } from "@/components/ui/feedback";
import { ButtonLink } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import type { DatanetDescription } from "@/lib/content/schema";
import { sequenceOf } from "@/lib/contributions/ids";
import type { LabelTarget, LabelTargetsPage } from "@/lib/contributions/types";
import { plural } from "@/lib/texts/text";
import { LabelDesk } from "./LabelDesk";
import { unlabelledItems } from "./labelling";

type Choice = { target: LabelTarget; items: number[] };

/** Choosing what to label, then labelling it. */
export function LabelView({
  datanet,
  description,
  page,
  forfeitBps,
  children,
}: {
  datanet: number;
  description: DatanetDescription;
  page: LabelTargetsPage;
  forfeitBps: number;
  /** Under the items: what labels are judged by. */
  children?: ReactNode;
}) {
  const t = useTexts();
  const { fields } = description;
  const [field, setField] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const fieldId = useId();
  const batchId = useId();

  const choices: Choice[] = page.targets
    .map((target) => ({ target, items: unlabelledItems(target, field) }))
    .filter(({ items }) => items.length > 0);
  const choice = choices.find(({ target }) => target.id === chosen) ?? choices[0];
  const question = fields[field];

  return (
    <div className="flex flex-col gap-6">
      {(fields.length > 1 || choices.length > 1) && (
        <div className="grid gap-4 sm:grid-cols-2 lg:max-w-2xl">
          {fields.length > 1 && (
            <Field id={fieldId} label={t("Question")}>
              <Select
                id={fieldId}
                value={field}
                onChange={(event) => setField(Number(event.currentTarget.value))}
              >
                {fields.map(({ name }, index) => (
                  <option key={name} value={index}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {choice && choices.length > 1 && (
            <Field id={batchId} label={t("Contribution to label")}>
              <Select
                id={batchId}
                value={choice.target.id}
                onChange={(event) => setChosen(Number(event.currentTarget.value))}
              >
                {choices.map(({ target, items }) => (
                  <option key={target.id} value={target.id}>
                    {t(
                      plural(
                        items.length,
                        "Number {number}: {n} item without a label",
                        "Number {number}: {n} items without a label",
                        { number: sequenceOf(target.id) },
                      ),
                    )}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
      )}
      {choice && question ? (
        <LabelDesk
          key={`${choice.target.id}/${field}`}
          datanet={datanet}
          parent={choice.target}
          field={question}
          index={field}
          items={choice.items}
          terms={{ feeWei: page.reviewFeeWei, bondWei: page.bondWei, forfeitBps }}
        >
          {children}
        </LabelDesk>
      ) : (
        <EmptyState
          title={t("Nothing to label now")}
          actions={
            <ButtonLink href={`/datanets/${datanet}/contribute`}>{t("Contribute data")}</ButtonLink>
          }
        >
          {t(
            fields.length > 1
              ? "Every accepted item has an answer to this question, or none has been accepted yet. New items appear here when their round settles."
              : "Every accepted item has its label, or none has been accepted yet. New items appear here when their round settles.",
          )}
        </EmptyState>
      )}
    </div>
  );
}
