import { parseAbi, type Address, type PublicClient } from "viem";
import type { Creation } from "@/devnet/deployment";

/** What a deployment costs, in gas and wei. */
export type Estimate = {
  creations: { name: string; address: Address; gas: bigint }[];
  gas: bigint;
  /** Wei per gas: expected now, and the most that the transactions will offer. */
  gasPrice: bigint;
  maxFeePerGas: bigint;
  /** Wei for the data on the layer below, where the chain charges it (OP Stack). */
  dataFee: bigint;
  expected: bigint;
  most: bigint;
};

/** The OP Stack's predeployed GasPriceOracle: wei that publishing a transaction's bytes costs. */
const GAS_PRICE_ORACLE: Address = "0x420000000000000000000000000000000000000F";
const gasPriceOracleAbi = parseAbi(["function getL1Fee(bytes data) view returns (uint256)"]);

/** Room above the node's estimate, in percent; unused gas is not paid for. */
const GAS_MARGIN = 15n;

/** Gas limit of one creation. @throws viem's error when the creation would revert */
export async function creationGas(
  client: PublicClient,
  from: Address,
  { initCode }: Creation,
): Promise<bigint> {
  const gas = await client.estimateGas({ account: from, data: initCode });
  return gas + (gas * GAS_MARGIN) / 100n;
}

/** What an OP Stack chain charges for publishing `creations`; 0 on a chain without that fee. */
async function dataFee(client: PublicClient, creations: Creation[]): Promise<bigint> {
  const address = GAS_PRICE_ORACLE;
  if (!(await client.getCode({ address }))) return 0n;
  const fees = await Promise.all(
    creations.map(({ initCode }) =>
      client.readContract({
        address,
        abi: gasPriceOracleAbi,
        functionName: "getL1Fee",
        args: [initCode],
      }),
    ),
  );
  return fees.reduce((sum, fee) => sum + fee, 0n);
}

/** Asks the node what `creations` by `from` cost; sends nothing. */
export async function estimate(
  client: PublicClient,
  from: Address,
  creations: Creation[],
): Promise<Estimate> {
  const [gasPrice, fees, published] = await Promise.all([
    client.getGasPrice(),
    client.estimateFeesPerGas(),
    dataFee(client, creations),
  ]);
  const costs: Estimate["creations"] = [];
  for (const creation of creations) {
    const { name, address } = creation;
    costs.push({ name, address, gas: await creationGas(client, from, creation) });
  }
  const gas = costs.reduce((sum, cost) => sum + cost.gas, 0n);
  return {
    creations: costs,
    gas,
    gasPrice,
    maxFeePerGas: fees.maxFeePerGas,
    dataFee: published,
    expected: gas * gasPrice + published,
    most: gas * fees.maxFeePerGas + published,
  };
}
