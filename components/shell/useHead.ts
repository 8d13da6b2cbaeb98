"use client";

import { useSyncExternalStore } from "react";
import { BLOCK_SECONDS } from "@/lib/chain/chains";
import { headServerSnapshot, headSnapshot, subscribeHead, type HeadState } from "@/lib/chain/head";

const everyBlock = (notify: () => void) => subscribeHead(notify, BLOCK_SECONDS);
const calmly = (notify: () => void) => subscribeHead(notify);

/**
 * Latest block, the chain's clock skew and whether the chain can be reached. `live` follows every block
 * (2 s); without it the pace is that of the shell's banner. Null head until the first answer.
 */
export function useHead({ live = false }: { live?: boolean } = {}): HeadState {
  return useSyncExternalStore(live ? everyBlock : calmly, headSnapshot, headServerSnapshot);
}
