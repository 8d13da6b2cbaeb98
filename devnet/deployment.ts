import {
  concatHex,
  encodeAbiParameters,
  getContractAddress,
  keccak256,
  type AbiParameter,
  type Address,
  type Hex,
} from "viem";
import {
  CONTRACT_NAMES,
  findArtifact,
  readArtifact,
  type Artifact,
  type ContractName,
} from "./artifacts";

/**
 * The local deployer: an address nobody has a key for (anvil sends for it), so that no scripted
 * account can use up its nonces. Its nonces from 0 fix the addresses of the local deployment.
 */
export const LOCAL_DEPLOYER: Address = "0xD47A000000000000000000000000000000000001";
export const LOCAL_CHAIN_ID = 31337;

/** One creation transaction; they are sent in order, one nonce after the other. */
export type Creation = { name: string; address: Address; initCode: Hex };

export type Addresses = Record<ContractName, Address>;

/** Names of the external libraries that our contracts must be linked with, sorted. */
function libraryNames(): string[] {
  const names = new Set<string>();
  const visit = (name: string) => {
    for (const libraries of Object.values(findArtifact(name)?.bytecode.linkReferences ?? {})) {
      for (const library of Object.keys(libraries)) {
        if (names.has(library)) continue;
        visit(library);
        names.add(library);
      }
    }
  };
  CONTRACT_NAMES.forEach(visit);
  return [...names];
}

/**
 * Addresses that `deployer` creates our contracts at, from its nonce `firstNonce` on: external
 * libraries first, then the contracts in their order.
 */
export function predictAddresses(
  deployer: Address,
  firstNonce = 0n,
): { contracts: Addresses; libraries: Record<string, Address> } {
  const libraries = libraryNames();
  const at = (index: number) =>
    getContractAddress({ from: deployer, nonce: firstNonce + BigInt(index) });
  return {
    libraries: Object.fromEntries(libraries.map((name, index) => [name, at(index)])),
    contracts: Object.fromEntries(
      CONTRACT_NAMES.map((name, index) => [name, at(libraries.length + index)]),
    ) as Addresses,
  };
}

/** The creation or runtime bytecode with the libraries' addresses filled in. */
export function link(
  bytecode: Pick<Artifact["bytecode"], "object" | "linkReferences">,
  libraries: Record<string, Address>,
): Hex {
  let code = bytecode.object.slice(2);
  for (const file of Object.values(bytecode.linkReferences)) {
    for (const [library, places] of Object.entries(file)) {
      const address = libraries[library];
      if (!address) throw new Error(`No address for the library ${library}.`);
      for (const { start, length } of places) {
        code =
          code.slice(0, start * 2) +
          address.slice(2).toLowerCase() +
          code.slice((start + length) * 2);
      }
    }
  }
  return `0x${code}`;
}

/**
 * The constructor argument for one parameter. Constructors take nothing but each other's addresses;
 * a parameter says which by its type (`contract ITreasury`) or its name (`treasury`, `treasury_`).
 */
function argumentFor(parameter: AbiParameter, contract: string, contracts: Addresses): Address {
  const type = /^contract I?(\w+)$/.exec(parameter.internalType ?? "")?.[1];
  const wanted = (type ?? parameter.name ?? "").replaceAll("_", "").toLowerCase();
  const name = CONTRACT_NAMES.find((candidate) => candidate.toLowerCase() === wanted);
  if (name && parameter.type === "address") return contracts[name];
  throw new Error(
    `Cannot tell what ${contract}'s constructor wants as "${parameter.type} ${parameter.name ?? ""}": ` +
      `name it after one of ${CONTRACT_NAMES.join(", ")}.`,
  );
}

/** The whole deployment by `deployer` from `firstNonce`, as the transactions to send in order. */
export function planDeployment(deployer: Address, firstNonce = 0n): Creation[] {
  const { contracts, libraries } = predictAddresses(deployer, firstNonce);
  const creations: Creation[] = Object.entries(libraries).map(([name, address]) => ({
    name,
    address,
    initCode: link(readArtifact(name).bytecode, libraries),
  }));
  for (const name of CONTRACT_NAMES) {
    const artifact = readArtifact(name);
    const constructor = artifact.abi.find((item) => item.type === "constructor");
    const inputs = constructor?.inputs ?? [];
    const args = inputs.map((input) => argumentFor(input, name, contracts));
    creations.push({
      name,
      address: contracts[name],
      initCode: concatHex([link(artifact.bytecode, libraries), encodeAbiParameters(inputs, args)]),
    });
  }
  return creations;
}

/** Identifies the exact code and wiring of a deployment: equal if and only if both are. */
export function deploymentFingerprint(creations: Creation[]): Hex {
  return keccak256(
    concatHex(creations.map(({ address, initCode }) => concatHex([address, initCode]))),
  );
}
