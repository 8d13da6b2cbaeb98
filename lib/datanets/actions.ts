import type { Address, Hex, PublicClient } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { sameAddress, shortHex } from "@/lib/format/address";
import { formatOpenExact } from "@/lib/format/open";
import { formatDateTime } from "@/lib/format/time";
import type { Action, Step } from "@/lib/tx/step";
import { callOf, contractAt } from "./contracts";
import { encodePolicy, type RawPolicy } from "./decode";
import { accountKeys, datanetKeys } from "./keys";
import { readExplore } from "./reads";
import type { Policy } from "./types";
import { weiToGwei } from "./words";

const registry = (chain: PublicClient) =>
  ({ address: contractAt(chain, "Datanets"), abi: datanetsAbi }) as const;

/** The datanet as the contract keeps it; money in gwei. */
const get = (chain: PublicClient, datanet: number) =>
  chain.readContract({ ...registry(chain), functionName: "get", args: [BigInt(datanet)] });

/**
 * The steward's newest datanet with this description among the latest 50 of all, or null: how a page
 * learns the id of what it has just created.
 */
export async function findCreated(
  chain: PublicClient,
  { steward, content }: { steward: Address; content: Hex },
): Promise<number | null> {
  const { datanets } = await readExplore(chain);
  const found = datanets.find((d) => sameAddress(d.steward, steward) && d.content === content);
  return found?.id ?? null;
}

export type CreateDatanet = {
  /** 1 to 64 bytes of UTF-8. */
  name: string;
  /** sha2-256 digest of the description's root CID. */
  content: Hex;
  /** A unit of usage. */
  priceWei: bigint;
  policy: Policy;
};

/** Registers a datanet whose steward is the sender. Find its id with `findCreated`. */
export const createDatanet =
  ({ name, content, priceWei, policy }: CreateDatanet): Action =>
  async ({ account, chain }) => [
    {
      id: `create-datanet-${content}`,
      describe: `Create the datanet ${name}`,
      isComplete: async (c) => (await findCreated(c, { steward: account, content })) !== null,
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "create", [
        name,
        content,
        weiToGwei(priceWei),
        encodePolicy(policy),
      ]),
      invalidates: [["explore"], ...accountKeys(account)],
    },
  ];

/** Puts another description (type, schema, guidelines) in place. Steward only. */
export const describeDatanet =
  ({ datanet, content }: { datanet: number; content: Hex }): Action =>
  async ({ chain }) => [
    {
      id: `describe-${datanet}-${content}`,
      describe: "Publish the new description",
      isComplete: async (c) => (await get(c, datanet)).content === content,
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "describe", [
        BigInt(datanet),
        content,
      ]),
      invalidates: datanetKeys(datanet),
    },
  ];

/** Changes the price of a unit of usage. Steward only. */
export const setPrice =
  ({ datanet, priceWei }: { datanet: number; priceWei: bigint }): Action =>
  async ({ chain }) => [
    {
      id: `set-price-${datanet}-${priceWei}`,
      describe: `Set the price of a unit to ${formatOpenExact(priceWei)} OPEN`,
      isComplete: async (c) => BigInt((await get(c, datanet)).price) === weiToGwei(priceWei),
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "setPrice", [
        BigInt(datanet),
        weiToGwei(priceWei),
      ]),
      invalidates: datanetKeys(datanet),
    },
  ];

/** Hands the datanet to another steward (a person, a Safe, a Governor). Steward only. */
export const setSteward =
  ({ datanet, steward }: { datanet: number; steward: Address }): Action =>
  async ({ account, chain }) => [
    {
      id: `set-steward-${datanet}-${steward}`,
      describe: `Hand the datanet to ${shortHex(steward)}`,
      isComplete: async (c) => sameAddress((await get(c, datanet)).steward, steward),
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "setSteward", [
        BigInt(datanet),
        steward,
      ]),
      invalidates: [...datanetKeys(datanet), ...accountKeys(account)],
    },
  ];

const samePolicy = (a: RawPolicy, b: RawPolicy) =>
  (Object.keys(a) as (keyof RawPolicy)[]).every((key) => a[key] === b[key]);

/** Announces a policy; anyone may activate it once the present policy's delay is over. Steward only. */
export const proposePolicy =
  ({ datanet, policy }: { datanet: number; policy: Policy }): Action =>
  async ({ chain }) => {
    const proposed = encodePolicy(policy);
    return [
      {
        id: `propose-policy-${datanet}`,
        describe: "Announce the changed policy",
        isComplete: async (c) => {
          const { policyReadyAt, version } = await get(c, datanet);
          if (policyReadyAt === 0) return false;
          const pending = await c.readContract({
            ...registry(c),
            functionName: "policy",
            args: [BigInt(datanet), BigInt(version) + 1n],
          });
          return samePolicy(pending, proposed);
        },
        call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "proposePolicy", [
          BigInt(datanet),
          proposed,
        ]),
        invalidates: datanetKeys(datanet),
      },
    ];
  };

/** Puts the announced policy in force. No step when none is pending. Anyone may. */
export const activatePolicy =
  ({ datanet }: { datanet: number }): Action =>
  async ({ chain }) => {
    const { version, policyReadyAt } = await get(chain, datanet);
    if (policyReadyAt === 0) return [];
    const step: Step = {
      id: `activate-policy-${datanet}-${version + 1}`,
      describe: `Put the policy announced for ${formatDateTime(policyReadyAt)} in force`,
      isComplete: async (c) => (await get(c, datanet)).version > version,
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "activatePolicy", [BigInt(datanet)]),
      invalidates: [...datanetKeys(datanet), ["upkeep"]],
    };
    return [step];
  };

/** Credits what usage has set aside to the steward, for the next claim. Anyone may. */
export const collectStewardship =
  ({ datanet }: { datanet: number }): Action =>
  async ({ chain }) => {
    const before = await get(chain, datanet);
    if (before.stewardship === 0n) return [];
    const step: Step = {
      id: `collect-stewardship-${datanet}`,
      describe: `Collect the stewardship of ${before.name}`,
      isComplete: async (c) => (await get(c, datanet)).stewardship < before.stewardship,
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "collectStewardship", [
        BigInt(datanet),
      ]),
      invalidates: [...datanetKeys(datanet), ...accountKeys(before.steward)],
    };
    return [step];
  };

/** Exponent (WAD) of the weights at which `rebase` is due. */
const REBASE_AT = 28n * 10n ** 18n;

/** Moves the weights' scale down so that they keep fitting. Anyone may, when it is due. */
export const rebase =
  ({ datanet }: { datanet: number }): Action =>
  async ({ chain }) => [
    {
      id: `rebase-${datanet}`,
      describe: "Rescale the weights",
      isComplete: async (c) => {
        const exponent = await c.readContract({
          ...registry(c),
          functionName: "exponent",
          args: [BigInt(datanet)],
        });
        return exponent < REBASE_AT;
      },
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "rebase", [BigInt(datanet)]),
      invalidates: [...datanetKeys(datanet), ["upkeep"]],
    },
  ];
