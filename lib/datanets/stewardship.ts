import { encodeFunctionData, type Address, type Hex, type PublicClient } from "viem";
import { datanetsAbi } from "@/contracts-abi/Datanets";

/** A hand-over that waits for the other side. */
export type StewardshipOffer = {
  to: Address;
  /** There is code at the address: a Safe, a Governor, a smart account. */
  isContract: boolean;
};

/** A call to send from any account, for tools that take address, value and data. */
export type PlainCall = { to: Address; value: "0"; data: Hex };

/** Whether there is code at an address on this network. Delegated plain accounts (EIP-7702) have some. */
export async function hasCode(client: PublicClient, address: Address): Promise<boolean> {
  const code = await client.getCode({ address });
  return code !== undefined && code !== "0x";
}

/** An offer to an account, with what that account is. */
export async function stewardshipOffer(
  client: PublicClient,
  to: Address,
): Promise<StewardshipOffer> {
  return { to, isContract: await hasCode(client, to) };
}

/** What a Safe or a Governor has to send to become the steward. */
export const acceptCall = (datanets: Address, datanet: number): PlainCall => ({
  to: datanets,
  value: "0",
  data: encodeFunctionData({
    abi: datanetsAbi,
    functionName: "acceptStewardship",
    args: [BigInt(datanet)],
  }),
});
