import { coinSymbol } from "@/lib/chain/chains";
import { formatOpenExact } from "@/lib/format/open";
import { msg } from "@/lib/texts/text";

/** An amount of wei with its symbol, every digit: "2.5 OPEN". */
export const coins = (wei: bigint): string => `${formatOpenExact(wei)} ${coinSymbol}`;

/** `pay` of a call that takes no money. */
export const NO_PAYMENT = msg("Nothing besides the network fee.");

/** `risk` of a call that cannot hurt its sender. */
export const NO_RISK = msg(
  "Nothing can be lost by it. If somebody else is faster, it is refused and costs at most the fee.",
);
