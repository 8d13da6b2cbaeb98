import { zeroHash, type Hex } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { callOf, contractAt, hasReached, nextBlock } from "@/lib/datanets/contracts";
import { accountKeys, datanetKeys } from "@/lib/datanets/keys";
import { readDatanet } from "@/lib/datanets/reads";
import { plural } from "@/lib/format/number";
import type { Action } from "@/lib/tx/step";
import { coins } from "@/lib/tx/words";
import { splitUsage } from "./split";

export type PayUsage = {
  datanet: number;
  /** Above 0. */
  units: bigint;
  /** The consumer's own note, 32 bytes: the hash of a query, say. */
  reference?: Hex;
};

/**
 * Pays for usage at the price of now. May be repeated: a payment counts as done when the chain shows
 * one by this account with these units and reference after the steps were built.
 */
export const payUsage =
  ({ datanet, units, reference = zeroHash }: PayUsage): Action =>
  async ({ account, chain }) => {
    const [page, fromBlock] = await Promise.all([
      readDatanet(chain, { id: datanet, account }),
      nextBlock(chain),
    ]);
    const value = units * page.priceWei;
    const split = splitUsage(value, page.policy, page.earningWeight);
    const address = contractAt(chain, "Datanets");
    return [
      {
        id: `use-${datanet}-${units}-${reference}`,
        describe: `Pay ${coins(value)} for ${plural(units, "unit")} of ${page.name}`,
        preview: {
          pay: `${coins(value)}: ${coins(split.burnedWei)} are burned, ${coins(split.contributorsWei)} go to contributors, ${coins(split.poolWei)} to the curation pool, ${coins(split.stewardshipWei)} to the steward.`,
          get: `${plural(units, "unit")} of use of ${page.name}, recorded on the chain with your reference.`,
          risk: "It is not refundable. If the price changes before it is in a block, it is refused and only the fee is spent.",
        },
        isComplete: async (c) => {
          if (!(await hasReached(c, fromBlock))) return false;
          const events = await c.getContractEvents({
            address,
            abi: datanetsAbi,
            eventName: "Used",
            args: { datanet: BigInt(datanet), consumer: account },
            fromBlock,
            strict: true,
          });
          return events.some(({ args }) => args.units === units && args.reference_ === reference);
        },
        call: callOf(address, datanetsAbi, "use", [BigInt(datanet), units, reference], value),
        invalidates: [
          ...datanetKeys(datanet),
          ...accountKeys(account),
          ["rewards"],
          ["contribution"],
        ],
      },
    ];
  };
