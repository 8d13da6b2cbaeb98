import type { Address, Hex, PublicClient } from "viem";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { callOf, contractAt } from "@/lib/datanets/contracts";
import { accountKeys, contributionsKeys } from "@/lib/datanets/keys";
import { readDatanet } from "@/lib/datanets/reads";
import { KINDS, wordNumber, type Kind } from "@/lib/datanets/words";
import { formatShare, plural } from "@/lib/format/number";
import { readRewards } from "@/lib/rewards/reads";
import type { Action } from "@/lib/tx/step";
import { coins } from "@/lib/tx/words";

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
    const what = kind === "data" ? "item" : kind === "labels" ? "label" : "refinement";
    return [
      {
        id: `contribute-${datanet}-${content}`,
        describe: `Submit ${plural(count, what)} to ${page.name} and pay ${coins(value)} (fee and bond)`,
        preview: {
          pay: `${coins(value)}: ${coins(feeWei)} of review fees, which are not returned, and ${coins(bondWei)} of bond.`,
          get: `${plural(count, what)} in the next review. What is accepted earns a share of every use, up to ${coins(2n * bondWei)} if all of it is.`,
          risk: `Of a rejected item's bond ${formatShare(page.policy.forfeitBps / 10_000)} is burned: at most ${coins((bondWei * BigInt(page.policy.forfeitBps)) / 10_000n)} and the fees are lost. The bond of accepted items is held while they earn.`,
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
