import type { LensAnswer } from "@/lib/datanets/lens";
import { gweiToWei } from "@/lib/datanets/words";
import type { Rewards } from "./types";

export function decodeRewards(raw: LensAnswer<"contribution">["rewards"]): Rewards {
  return {
    payableWei: gweiToWei(raw.payable_),
    unvestedWei: gweiToWei(raw.unvested),
    capLeftWei: gweiToWei(raw.capLeft),
    bondWei: gweiToWei(raw.bond),
    excessWei: gweiToWei(raw.excess),
  };
}
