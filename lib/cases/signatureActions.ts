import { casesAbi } from "@/contracts-abi/Cases";
import { equalSlots, type Signature } from "@/lib/content/minhash";
import { callOf, contractAt } from "@/lib/datanets/contracts";
import { msg } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import { NO_PAYMENT, NO_RISK } from "@/lib/tx/words";
import { caseKeys } from "./actions";
import { readComparisons } from "./history";

/** Two items and their signatures. */
export type PostSignatures = {
  id: number;
  /** That the case is about. */
  contribution: number;
  /** Index of the challenged item. */
  item: number;
  original: number;
  originalItem: number;
  signature: Signature;
  originalSignature: Signature;
};

/** Puts the comparison of a challenged item with its original on the chain. Challenger only, before the draw. */
export const postSignatures =
  (params: PostSignatures): Action =>
  async ({ chain }) => {
    const { id, contribution, item, original, originalItem, signature, originalSignature } = params;
    const equal = equalSlots(signature, originalSignature);
    const words = (s: Signature) =>
      s as unknown as readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    return [
      {
        id: `signatures-${id}-${item}-${original}-${originalItem}`,
        describe: msg("Record that {equal} of 128 slots agree", { equal }),
        preview: {
          pay: NO_PAYMENT,
          get: msg("The comparison is on the chain, where jurors can recompute it from the items."),
          risk: NO_RISK,
        },
        isComplete: async (c) =>
          (await readComparisons(c, id)).some(
            (known) =>
              known.item === item &&
              known.original === original &&
              known.originalItem === originalItem,
          ),
        call: callOf(contractAt(chain, "Cases"), casesAbi, "postSignatures", [
          BigInt(id),
          BigInt(item),
          BigInt(original),
          BigInt(originalItem),
          words(signature),
          words(originalSignature),
        ]),
        invalidates: caseKeys(id, contribution),
      },
    ];
  };
