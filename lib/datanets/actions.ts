import { zeroAddress, type Address, type Hex, type PublicClient } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { sameAddress, shortHex } from "@/lib/format/address";
import { formatDateTime, formatDuration } from "@/lib/format/time";
import type { Action, Step } from "@/lib/tx/step";
import { coins, NO_PAYMENT, NO_RISK } from "@/lib/tx/words";
import { msg } from "@/lib/texts/text";
import { callOf, contractAt } from "./contracts";
import { encodePolicy, type RawPolicy } from "./decode";
import { accountKeys, datanetKeys } from "./keys";
import { readDatanet, readExplore } from "./reads";
import type { Policy } from "./types";
import { gweiToWei, weiToGwei } from "./words";

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
      describe: msg("Create the datanet {name}", { name }),
      preview: {
        pay: NO_PAYMENT,
        get: msg("A datanet named {name}, with you as its steward, at {price} a unit of use.", {
          name,
          price: coins(priceWei),
        }),
        risk: msg(
          "Its rules bind everyone who takes part, you included. You can change them later, {delay} after announcing it.",
          { delay: formatDuration(policy.policyDelay) },
        ),
      },
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
      describe: msg("Publish the new description"),
      preview: {
        pay: NO_PAYMENT,
        get: msg("The datanet shows the new description and guidelines from the next block on."),
        risk: msg(
          "People judge by the guidelines they read. Rounds that are open now are finished under the new ones.",
        ),
      },
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
      describe: msg("Set the price of a unit to {price}", { price: coins(priceWei) }),
      preview: {
        pay: NO_PAYMENT,
        get: msg("A unit of use costs {price} from the next block on.", { price: coins(priceWei) }),
        risk: msg("Whoever is about to pay the old price is refused and sees the new one first."),
      },
      isComplete: async (c) => BigInt((await get(c, datanet)).price) === weiToGwei(priceWei),
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "setPrice", [
        BigInt(datanet),
        weiToGwei(priceWei),
      ]),
      invalidates: datanetKeys(datanet),
    },
  ];

const readOffer = (chain: PublicClient, datanet: number) =>
  chain.readContract({ ...registry(chain), functionName: "offeredTo", args: [BigInt(datanet)] });

/** Offers the datanet to another steward (a person, a Safe, a Governor), who has to accept. Steward only. */
export const offerStewardship =
  ({ datanet, to }: { datanet: number; to: Address }): Action =>
  async ({ chain }) => [
    {
      id: `offer-stewardship-${datanet}-${to}`,
      describe: msg("Offer the datanet to {address}", { address: shortHex(to) }),
      preview: {
        pay: NO_PAYMENT,
        get: msg(
          "{address} may accept and is the steward from then on. Until then nothing changes, and another offer replaces this one.",
          { address: to },
        ),
        risk: msg(
          "Once it is accepted you lose every right of the steward and cannot take it back.",
        ),
      },
      isComplete: async (c) => sameAddress(await readOffer(c, datanet), to),
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "offerStewardship", [
        BigInt(datanet),
        to,
      ]),
      invalidates: datanetKeys(datanet),
    },
  ];

/** Takes an offer back that nobody has accepted. No step when there is none. Steward only. */
export const withdrawStewardship =
  ({ datanet }: { datanet: number }): Action =>
  async ({ chain }) => {
    const offered = await readOffer(chain, datanet);
    if (sameAddress(offered, zeroAddress)) return [];
    const step: Step = {
      id: `withdraw-stewardship-${datanet}-${offered}`,
      describe: msg("Withdraw the offer to {address}", { address: shortHex(offered) }),
      preview: {
        pay: NO_PAYMENT,
        get: msg("You stay the steward. {address} can no longer accept.", { address: offered }),
        risk: msg("If it accepts first, the datanet is handed over and this is refused."),
      },
      isComplete: async (c) => sameAddress(await readOffer(c, datanet), zeroAddress),
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "offerStewardship", [
        BigInt(datanet),
        zeroAddress,
      ]),
      invalidates: datanetKeys(datanet),
    };
    return [step];
  };

/** Takes over a datanet that was offered to the sender. */
export const acceptStewardship =
  ({ datanet }: { datanet: number }): Action =>
  async ({ account, chain }) => [
    {
      id: `accept-stewardship-${datanet}`,
      describe: msg("Become the steward of the datanet"),
      preview: {
        pay: NO_PAYMENT,
        get: msg(
          "You are the steward from the next block on, and are paid the stewardship collected after it.",
        ),
        risk: NO_RISK,
      },
      isComplete: async (c) => sameAddress((await get(c, datanet)).steward, account),
      call: callOf(contractAt(chain, "Datanets"), datanetsAbi, "acceptStewardship", [
        BigInt(datanet),
      ]),
      invalidates: [...datanetKeys(datanet), ...accountKeys(account)],
    },
  ];

const samePolicy = (a: RawPolicy, b: RawPolicy) =>
  (Object.keys(a) as (keyof RawPolicy)[]).every((key) => a[key] === b[key]);

/** Announces a policy; anyone may activate it once the present policy's delay is over. Steward only. */
export const proposePolicy =
  ({ datanet, policy }: { datanet: number; policy: Policy }): Action =>
  async ({ account, chain }) => {
    const proposed = encodePolicy(policy);
    const { policy: present } = await readDatanet(chain, { id: datanet, account });
    const delay = present.policyDelay;
    return [
      {
        id: `propose-policy-${datanet}`,
        describe: msg("Announce the changed policy"),
        preview: {
          pay: NO_PAYMENT,
          get: msg("The policy is announced. It can be put in force {delay} later, by anyone.", {
            delay: formatDuration(delay),
          }),
          risk: msg(
            "Rounds that are open keep the policy they opened under. A second announcement replaces this one and waits anew.",
          ),
        },
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
      describe: msg("Put the policy announced for {time} in force", {
        time: formatDateTime(policyReadyAt),
      }),
      preview: {
        pay: NO_PAYMENT,
        get: msg("Rounds that open from now on follow the new policy."),
        risk: NO_RISK,
      },
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
      describe: msg("Collect the stewardship of {name}", { name: before.name }),
      preview: {
        pay: NO_PAYMENT,
        get: msg("At least {amount} of credit for the steward, to be paid out by the next claim.", {
          amount: coins(gweiToWei(before.stewardship)),
        }),
        risk: NO_RISK,
      },
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
      describe: msg("Rescale the weights"),
      preview: {
        pay: NO_PAYMENT,
        get: msg(
          "The datanet's weights are written at a smaller scale; everybody's share stays the same.",
        ),
        risk: NO_RISK,
      },
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
