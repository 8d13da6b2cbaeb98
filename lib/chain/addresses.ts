import type { Address } from "viem";
import { deployments } from "@/contracts-abi/deployments";
import { appChain } from "./chains";
import { DeploymentMissingError } from "./errors";

export type ContractName =
  "Treasury" | "Datanets" | "Contributions" | "Curation" | "Cases" | "Lens" | "CaseLens";

/**
 * Addresses of the contracts on the app's chain.
 * @throws DeploymentMissingError when they are not deployed there
 */
export function addresses(chainId: number = appChain.id): Record<ContractName, Address> {
  const deployment = deployments[chainId];
  if (!deployment) throw new DeploymentMissingError(chainId);
  return deployment.contracts;
}

/** Block of the deployment: no event of ours is older. */
export function deploymentBlock(chainId: number = appChain.id): bigint {
  const deployment = deployments[chainId];
  if (!deployment) throw new DeploymentMissingError(chainId);
  return BigInt(deployment.block);
}
