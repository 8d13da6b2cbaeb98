import { zeroHash, type Hex } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { callOf, contractAt, hasReached, nextBlock } from "@/lib/datanets/contracts";
import { accountKeys, datanetKeys } from "@/lib/datanets/keys";
import { readDatanet } from "@/lib/datanets/reads";
import type { Action } from "@/lib/tx/step";
import { coins } from "@/lib/tx/words";
import { msg, plural } from "@/lib/texts/text";
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
        describe: plural(
          units,
          "Pay {amount} for {n} unit of {name}",
          "Pay {amount} for {n} units of {name}",
          { amount: coins(value), name: page.name },
        ),
        preview: {
          pay: msg(
            "{amount}: {burned} are burned, {contributors} go to contributors, {pool} to the curation pool, {steward} to the steward.",
            {
              amount: coins(value),
              burned: coins(split.burnedWei),
              contributors: coins(split.contributorsWei),
              pool: coins(split.poolWei),
              steward: coins(split.stewardshipWei),
            },
          ),
          get: plural(
            units,
            "{n} unit of use of {name}, recorded on the chain with your reference.",
            "{n} units of use of {name}, recorded on the chain with your reference.",
            { name: page.name },
          ),
          risk: msg(
            "It is not refundable. If the price changes before it is in a block, it is refused and only the fee is spent.",
          ),
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
