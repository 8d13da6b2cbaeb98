import type { Address, Hex, PublicClient } from "viem";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { callOf, contractAt } from "@/lib/datanets/contracts";
import { accountKeys, contributionsKeys } from "@/lib/datanets/keys";
import { readDatanet } from "@/lib/datanets/reads";
import { KINDS, wordNumber, type Kind } from "@/lib/datanets/words";
import { formatShare } from "@/lib/format/number";
import { readRewards } from "@/lib/rewards/reads";
import type { Action } from "@/lib/tx/step";
import { coins } from "@/lib/tx/words";
import { msg, plural } from "@/lib/texts/text";

/** How far back among an account's contributions the same content is looked for. */
const SEARCHED = 64;

/**
 * The account's newest contribution of this content to a datanet, or null. Those whose round was
 * refunded do not count: the same content may be submitted again then.
 */
export async function findContribution(
  chain: PublicClient,
  { account, datanet, content }: { account: Address; datanet: number; content: Hex },
): Promise<number | null> {
  const { rows } = await readRewards(chain, { account, limit: SEARCHED });
  const found = rows.find(
    ({ row }) => row.datanet === datanet && row.content === content && row.state !== "refunded",
  );
  return found?.row.id ?? null;
}

export type Contribute = {
  datanet: number;
  kind: Kind;
  /** sha2-256 digest of the content's root CID. */
  content: Hex;
  /** Merkle root over the items, bound to the contributor. */
  itemsRoot: Hex;
  /** Items, 1 to 128; labels and refinements: as many as `targets` has bits. */
  count: number;
  /** Labels and refinements: the contribution they are about. */
  parent?: number;
  /** Labels and refinements: bitmap of the parent's items. */
  targets?: bigint;
  /** Labels: index of the field in the schema. */
  field?: number;
};

/**
 * Submits items for review and pays fee and bond for each, as the round they join asks for. Find the
 * id with `findContribution`. The amount is read when the steps are built; if the round changes its
 * terms before they are sent, simulation says so and building again corrects it.
 */
export const contribute =
  ({ datanet, kind, content, itemsRoot, count, parent, targets, field }: Contribute): Action =>
  async ({ account, chain }) => {
    const page = await readDatanet(chain, { id: datanet, account });
    const feeWei = BigInt(count) * page.nextReviewFeeWei;
    const bondWei = BigInt(count) * page.nextBondWei;
    const value = feeWei + bondWei;
    const what = {
      data: plural(count, "{n} item", "{n} items"),
      labels: plural(count, "{n} label", "{n} labels"),
      refinement: plural(count, "{n} refinement", "{n} refinements"),
    }[kind];
    return [
      {
        id: `contribute-${datanet}-${content}`,
        describe: msg("Submit {what} to {name} and pay {amount} (fee and bond)", {
          what,
          name: page.name,
          amount: coins(value),
        }),
        preview: {
          pay: msg("{amount}: {fee} of review fees, which are not returned, and {bond} of bond.", {
            amount: coins(value),
            fee: coins(feeWei),
            bond: coins(bondWei),
          }),
          get: msg(
            "{what} in the next review. What is accepted earns a share of every use, up to {cap} if all of it is.",
            { what, cap: coins(2n * bondWei) },
          ),
          risk: msg(
            "Of a rejected item's bond {share} is burned: at most {most} and the fees are lost. The bond of accepted items is held while they earn.",
            {
              share: formatShare(page.policy.forfeitBps / 10_000),
              most: coins((bondWei * BigInt(page.policy.forfeitBps)) / 10_000n),
            },
          ),
        },
        isComplete: async (c) =>
          (await findContribution(c, { account, datanet, content })) !== null,
        call: callOf(
          contractAt(chain, "Contributions"),
          contributionsAbi,
          "contribute",
          [
            BigInt(datanet),
            wordNumber(KINDS, kind),
            BigInt(parent ?? 0),
            targets ?? 0n,
            field ?? 0,
            content,
            itemsRoot,
            BigInt(count),
          ],
          value,
        ),
        invalidates: [...contributionsKeys(datanet), ...accountKeys(account), ["upkeep"]],
      },
    ];
  };
