import { zeroHash, type Hex } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { callOf, contractAt, hasReached, nextBlock } from "@/lib/datanets/contracts";
import { accountKeys, datanetKeys } from "@/lib/datanets/keys";
import { readDatanet } from "@/lib/datanets/reads";
import { plural } from "@/lib/format/number";
import { formatOpenExact } from "@/lib/format/open";
import type { Action } from "@/lib/tx/step";

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
    const address = contractAt(chain, "Datanets");
    return [
      {
        id: `use-${datanet}-${units}-${reference}`,
        describe: `Pay ${formatOpenExact(value)} OPEN for ${plural(units, "unit")} of ${page.name}`,
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
