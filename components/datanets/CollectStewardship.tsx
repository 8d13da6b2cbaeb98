"use client";

import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import type { Action } from "@/lib/tx/step";

/** Credits what usage set aside to the steward. Anyone may press it; only the steward is paid. */
export function CollectStewardship({
  datanet,
  className,
}: {
  datanet: number;
  className?: string;
}) {
  const t = useTexts();
  const collect: Action = async (context) => {
    const { collectStewardship } = await import("@/lib/datanets/actions");
    return collectStewardship({ datanet })(context);
  };
  return (
    <ActionButton
      action={collect}
      label={t("Credit it to the steward")}
      variant="secondary"
      size="small"
      className={className}
    />
  );
}
