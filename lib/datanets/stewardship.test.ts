import { decodeFunctionData, type Address, type PublicClient } from "viem";
import { describe, expect, it } from "vitest";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { acceptCall, stewardshipOffer } from "./stewardship";

const safe: Address = "0x5aFE000000000000000000000000000000000001";

const chain = (code: `0x${string}` | undefined) =>
  ({ getCode: async () => code }) as unknown as PublicClient;

describe("an offered stewardship", () => {
  it("says whether the other side is a contract", async () => {
    const of = (code: `0x${string}` | undefined) => stewardshipOffer(chain(code), safe);
    expect(await of("0x6000")).toEqual({ to: safe, isContract: true });
    expect(await of(undefined)).toEqual({ to: safe, isContract: false });
    expect(await of("0x")).toEqual({ to: safe, isContract: false });
  });

  it("is accepted by a call without value that names the datanet", () => {
    const { to, value, data } = acceptCall(safe, 7);
    expect([to, value]).toEqual([safe, "0"]);
    expect(decodeFunctionData({ abi: datanetsAbi, data })).toEqual({
      functionName: "acceptStewardship",
      args: [7n],
    });
  });
});
