"use client";

import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { useWallet } from "@/components/wallet/useWallet";
import { sameAddress } from "@/lib/format/address";
import type { Action } from "@/lib/tx/step";

/** The button of whoever the datanet is offered to; nobody else sees it. */
export function AcceptStewardship({ datanet, to }: { datanet: number; to: `0x${string}` }) {
  const t = useTexts();
  const { address } = useWallet();
  if (!address || !sameAddress(address, to)) return null;
  const accept: Action = async (context) => {
    const { acceptStewardship } = await import("@/lib/datanets/actions");
    return acceptStewardship({ datanet })(context);
  };
  return <ActionButton action={accept} label={t("Become the steward")} className="mt-3" />;
}
