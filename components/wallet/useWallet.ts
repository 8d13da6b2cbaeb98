"use client";

import { useSyncExternalStore } from "react";
import {
  subscribeWallet,
  walletServerSnapshot,
  walletSnapshot,
  type WalletState,
} from "@/lib/wallet/store";

/** The connected wallet as the page knows it; carries no wallet code. */
export function useWallet(): WalletState {
  return useSyncExternalStore(subscribeWallet, walletSnapshot, walletServerSnapshot);
}
