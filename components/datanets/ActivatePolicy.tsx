"use client";

import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import type { Action } from "@/lib/tx/step";

/** Puts an announced policy in force once its delay is over; anyone may. */
export function ActivatePolicy({ datanet }: { datanet: number }) {
  const t = useTexts();
  const activate: Action = async (context) => {
    const { activatePolicy } = await import("@/lib/datanets/actions");
    return activatePolicy({ datanet })(context);
  };
  return (
    <ActionButton
      action={activate}
      label={t("Start the new rules")}
      variant="secondary"
      size="small"
      className="mt-3"
    />
  );
}
