"use client";

import { lazy, Suspense, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTexts } from "#texts";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/feedback";
import { FormPart } from "@/components/ui/Panel";
import type { PolicyKey } from "@/lib/datanets/policyFields";
import { derivedMembers, presets, sentenceOf, type CreateValues } from "./createForm";
import { Folded } from "./Folded";
import { policyText } from "./policyText";

/** Thirty numbers and their words, which most people leave folded. */
const PolicyEditor = lazy(() => import("./PolicyEditor"));

/** The rules: a preset, and every number of it for those who want to. */
export function RulesFields() {
  const t = useTexts();
  const [opened, setOpened] = useState(false);
  const { control, setValue, formState, register } = useFormContext<CreateValues>();
  const [preset, texts, labels] = useWatch({ control, name: ["preset", "policy", "labels"] });
  const problems = new Map(
    Object.entries(formState.errors.policy ?? {}).map(([key, error]) => [
      key as PolicyKey,
      sentenceOf(error as { message?: unknown }) ?? "",
    ]),
  );
  return (
    <FormPart
      title={t("Rules")}
      description={t(
        "How items are judged and what people stake. Rounds keep the rules they opened under; a change is announced before it starts.",
      )}
    >
      <fieldset>
        <legend className="sr-only">{t("Preset")}</legend>
        <div className="grid gap-3 sm:grid-cols-3">
          {presets.map(({ id, name, description, policy }) => (
            <label
              key={id}
              className={cn(
                "rounded-control flex cursor-pointer items-start gap-2.5 border p-3 text-sm",
                preset === id ? "border-accent bg-accent-soft" : "border-line-strong",
              )}
            >
              <input
                type="radio"
                value={id}
                className="mt-1 shrink-0 accent-(--accent)"
                {...register("preset", {
                  onChange: () => setValue("policy", policyText(policy), { shouldValidate: true }),
                })}
              />
              <span>
                <span className="font-medium">{t(name)}</span>
                <span className="text-muted mt-0.5 block">{t(description)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="mt-4">
        <Folded
          title={
            problems.size > 0
              ? t("Every number, {count} to correct", { count: problems.size })
              : t("Every number, and what it does")
          }
          open={problems.size > 0}
          onOpen={() => setOpened(true)}
        >
          {(opened || problems.size > 0) && (
            <Suspense fallback={<Skeleton className="h-96 w-full" />}>
              <PolicyEditor
                texts={texts}
                problems={problems}
                hidden={derivedMembers(labels)}
                onChange={(key, text) =>
                  setValue(`policy.${key}`, text, { shouldValidate: true, shouldDirty: true })
                }
              />
            </Suspense>
          )}
        </Folded>
      </div>
    </FormPart>
  );
}
