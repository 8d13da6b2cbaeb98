"use client";

import type { Address } from "viem";
import { useTexts } from "#texts";
import { AddressTag } from "@/components/ui/AddressTag";
import { useWallet } from "@/components/wallet/useWallet";
import { sameAddress } from "@/lib/format/address";

/** Who holds a seat; the connected account by the name everyone has for themselves. */
export function Holder({ address }: { address: Address }) {
  const t = useTexts();
  const wallet = useWallet();
  const you = sameAddress(address, wallet.address ?? undefined);
  return (
    <AddressTag
      address={address}
      name={you ? t("You") : undefined}
      copy={false}
      className={you ? "font-semibold" : undefined}
    />
  );
}
