/**
 * Gas of other projects' contracts, deployed from the bytecode in their npm packages on an anvil of its own and
 * measured as whole transactions: what people pay elsewhere for what ours do. Each figure is of a repeated
 * action (the second attestation of an attester, the second order of a consumer, a claim into a balance that
 * exists already), so that nobody's first-time storage counts.
 */
import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createRequire } from "node:module";
import {
  concat,
  createTestClient,
  encodeAbiParameters,
  encodePacked,
  getAddress,
  http,
  keccak256,
  parseEther,
  parseEventLogs,
  publicActions,
  toHex,
  walletActions,
  zeroAddress,
  zeroHash,
  type Abi,
  type Address,
  type Hex,
} from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { foundryBinary } from "../scripts/lib/forge.mjs";

const require = createRequire(import.meta.url);

type Artifact = { abi: Abi; bytecode: Hex };

function artifact(path: string): Artifact {
  const { abi, bytecode } = require(path) as { abi: Abi; bytecode: string };
  return { abi, bytecode: bytecode.startsWith("0x") ? (bytecode as Hex) : `0x${bytecode}` };
}

const EAS = "@ethereum-attestation-service/eas-contracts/artifacts/contracts";
const OCEAN = "@oceanprotocol/contracts/artifacts/contracts";
const UNISWAP = "@uniswap/merkle-distributor/build";
const KLEROS = "@kleros/tcr/build/contracts";

const MNEMONIC = "test test test test test test test test test test test junk";

function client(port: number) {
  const account = mnemonicToAccount(MNEMONIC);
  const transport = http(`http://127.0.0.1:${port}`, { timeout: 60_000 });
  return createTestClient({
    mode: "anvil",
    chain: foundry,
    transport,
    account,
    pollingInterval: 20,
  })
    .extend(publicActions)
    .extend(walletActions);
}
type Client = ReturnType<typeof client>;

async function deploy(chain: Client, path: string, args: unknown[] = []): Promise<Address> {
  const { abi, bytecode } = artifact(path);
  const hash = await chain.deployContract({ abi, bytecode, args });
  const { contractAddress, status } = await chain.waitForTransactionReceipt({ hash });
  if (status !== "success" || !contractAddress) throw new Error(`${path} does not deploy`);
  return getAddress(contractAddress);
}

async function send(
  chain: Client,
  path: string,
  address: Address,
  functionName: string,
  args: unknown[],
  { value = 0n, account = chain.account } = {},
) {
  const { abi } = artifact(path);
  const hash = await chain.writeContract({ account, abi, address, functionName, args, value });
  const receipt = await chain.waitForTransactionReceipt({ hash });
  if (receipt.status !== "success") throw new Error(`${path}: ${functionName} reverts`);
  return { gas: Number(receipt.gasUsed), logs: parseEventLogs({ abi, logs: receipt.logs }) };
}

/** Attesting to a batch (content, root, count) under a schema, and putting a bare hash on chain. */
async function attestations(chain: Client) {
  const registry = await deploy(chain, `${EAS}/SchemaRegistry.sol/SchemaRegistry.json`);
  const eas = await deploy(chain, `${EAS}/EAS.sol/EAS.json`, [registry]);
  const schemaText = "bytes32 content, bytes32 itemsRoot, uint8 count";
  await send(chain, `${EAS}/SchemaRegistry.sol/SchemaRegistry.json`, registry, "register", [
    schemaText,
    zeroAddress,
    true,
  ]);
  const schema = keccak256(
    encodePacked(["string", "address", "bool"], [schemaText, zeroAddress, true]),
  );
  const attest = async (batch: string) => {
    const data = encodeAbiParameters(
      [{ type: "bytes32" }, { type: "bytes32" }, { type: "uint8" }],
      [keccak256(toHex(batch)), keccak256(toHex(`${batch} root`)), 128],
    );
    const request = {
      recipient: zeroAddress,
      expirationTime: 0n,
      revocable: true,
      refUID: zeroHash,
      data,
      value: 0n,
    };
    const args = [{ schema, data: request }];
    return (await send(chain, `${EAS}/EAS.sol/EAS.json`, eas, "attest", args)).gas;
  };
  await attest("first");
  const { gas: timestamp } = await send(chain, `${EAS}/EAS.sol/EAS.json`, eas, "timestamp", [
    keccak256(toHex("commitment")),
  ]);
  return { attest: await attest("second"), timestamp };
}

/** Publishing a data set as an NFT with its access token, and ordering access with one such token. */
async function orders(chain: Client) {
  const me = chain.account.address;
  const router$ = `${OCEAN}/pools/FactoryRouter.sol/FactoryRouter.json`;
  const factory$ = `${OCEAN}/ERC721Factory.sol/ERC721Factory.json`;
  const token$ = `${OCEAN}/templates/ERC20Template.sol/ERC20Template.json`;
  const ocean = await deploy(chain, `${OCEAN}/utils/OceanToken.sol/OceanToken.json`, [me]);
  const router = await deploy(chain, router$, [me, ocean, ocean, me, []]);
  const nft = await deploy(chain, `${OCEAN}/templates/ERC721Template.sol/ERC721Template.json`);
  const token = await deploy(chain, token$);
  const factory = await deploy(chain, factory$, [nft, token, router]);
  await send(chain, router$, router, "addFactory", [factory]);

  const publish = (name: string) =>
    send(chain, factory$, factory, "createNftWithErc20", [
      {
        name,
        symbol: "DATA",
        templateIndex: 1n,
        tokenURI: "ipfs://",
        transferable: true,
        owner: me,
      },
      {
        templateIndex: 1n,
        strings: [name, "ACCESS"],
        addresses: [me, me, zeroAddress, zeroAddress],
        uints: [parseEther("1000"), 0n],
        bytess: [],
      },
    ]);
  await publish("first");
  const { gas: published, logs } = await publish("second");
  const created = logs.find((log) => "eventName" in log && log.eventName === "TokenCreated");
  const access = (created as unknown as { args: { newTokenAddress: Address } }).args
    .newTokenAddress;
  await send(chain, token$, access, "mint", [me, parseEther("10")]);

  const provider = privateKeyToAccount(keccak256(toHex("provider")));
  const fee = { token: zeroAddress, amount: 0n, validUntil: 0n, data: toHex("query") };
  const digest = keccak256(
    encodePacked(
      ["bytes", "address", "address", "uint256", "uint256"],
      [fee.data, provider.address, fee.token, fee.amount, fee.validUntil],
    ),
  );
  const signature = await provider.signMessage({ message: { raw: digest } });
  const providerFee = {
    providerFeeAddress: provider.address,
    providerFeeToken: fee.token,
    providerFeeAmount: fee.amount,
    v: Number(`0x${signature.slice(130)}`),
    r: signature.slice(0, 66),
    s: `0x${signature.slice(66, 130)}`,
    validUntil: fee.validUntil,
    providerData: fee.data,
  };
  const marketFee = {
    consumeMarketFeeAddress: zeroAddress,
    consumeMarketFeeToken: zeroAddress,
    consumeMarketFeeAmount: 0n,
  };
  const order = async () =>
    (await send(chain, token$, access, "startOrder", [me, 1n, providerFee, marketFee])).gas;
  await order();
  return { publish: published, order: await order() };
}

/** Claiming from a Merkle distribution among 1,024 accounts. */
async function merkleClaim(chain: Client) {
  const me = chain.account.address;
  const other = privateKeyToAccount(keccak256(toHex("claimant"))).address;
  const amount = parseEther("1");
  const leaf = (index: bigint, account: Address) =>
    keccak256(encodePacked(["uint256", "address", "uint256"], [index, account, amount]));
  let level = Array.from({ length: 1_024 }, (_, i) => leaf(BigInt(i), i % 2 ? other : me));
  let at = 2;
  const proof: Hex[] = [];
  const above = (a: Hex, b: Hex) => keccak256(a < b ? concat([a, b]) : concat([b, a]));
  while (level.length > 1) {
    proof.push(level[at ^ 1]!);
    level = level.flatMap((node, i) => (i % 2 ? [above(level[i - 1]!, node)] : []));
    at >>= 1;
  }
  const firstProof: Hex[] = [leaf(1n, other), ...proof.slice(1)];
  firstProof[1] = above(leaf(2n, me), leaf(3n, other));
  const supply = parseEther("2000");
  const token = await deploy(chain, `${UNISWAP}/TestERC20.json`, ["Token", "TKN", supply]);
  const distributor$ = `${UNISWAP}/MerkleDistributor.json`;
  const distributor = await deploy(chain, distributor$, [token, level[0]]);
  await send(chain, `${UNISWAP}/TestERC20.json`, token, "transfer", [distributor, supply / 2n]);
  // Another claim has opened the word that holds the marks of 256 claims.
  await send(chain, distributor$, distributor, "claim", [0n, me, amount, firstProof]);
  return (await send(chain, distributor$, distributor, "claim", [2n, me, amount, proof])).gas;
}

/**
 * Having an item of a curated list removed against its owner's will: the request, the dispute that answers it,
 * the ruling, an appeal, and the money. The arbitrator is the one that the list's authors test it with: one
 * account rules, so there is no jury to draw and no vote to send.
 */
async function removals(chain: Client) {
  const me = chain.account.address;
  const owner = mnemonicToAccount(MNEMONIC, { addressIndex: 1 });
  const list$ = `${KLEROS}/GeneralizedTCR.json`;
  const arbitrator$ = `${KLEROS}/EnhancedAppealableArbitrator.json`;
  const [DAY, FEE, DEPOSIT, REMOVE] = [86_400, parseEther("0.1"), parseEther("0.2"), 1n];
  const [REQUESTER, CHALLENGER] = [1, 2];
  const evidence = "/ipfs/QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG";
  const arbitrator = await deploy(chain, arbitrator$, [FEE, zeroAddress, "0x", BigInt(DAY)]);
  const list = await deploy(chain, list$, [
    arbitrator,
    "0x",
    zeroAddress,
    evidence,
    evidence,
    me,
    ...Array.from({ length: 4 }, () => DEPOSIT),
    BigInt(DAY),
    [10_000n, 10_000n, 20_000n],
  ]);
  const onList = async (name: string, args: unknown[], value = 0n, account = chain.account) =>
    (await send(chain, list$, list, name, args, { value, account })).gas;
  const rule = async (dispute: bigint) =>
    (await send(chain, arbitrator$, arbitrator, "giveRuling", [dispute, REMOVE])).gas;
  const later = async () => {
    await chain.increaseTime({ seconds: DAY + 1 });
    await chain.mine({ blocks: 1 });
  };
  await send(chain, arbitrator$, arbitrator, "changeArbitrator", [arbitrator]);
  // Number 0 is what a dispute that was never appealed reads as.
  await send(chain, arbitrator$, arbitrator, "createDispute", [2n, "0x"], {
    value: FEE,
  });

  const disputed = async (name: string) => {
    const data = toHex(name, { size: 32 });
    const item = keccak256(data);
    await onList("addItem", [data], DEPOSIT + FEE);
    await later();
    await onList("executeRequest", [item]);
    const request = await onList("removeItem", [item, evidence], DEPOSIT + FEE);
    const challenge = await onList("challengeRequest", [item, evidence], DEPOSIT + FEE, owner);
    return { item, request, challenge };
  };
  /** The last ruling pays the winner what the dispute itself took. */
  const ended = async (name: string, dispute: bigint) => {
    const { request, challenge } = await disputed(name);
    const ruling = await rule(dispute);
    await later();
    return { request, challenge, ruling, end: await rule(dispute) };
  };
  await ended("first", 1n);
  const removal = await ended("second", 2n);

  const { item } = await disputed("third");
  await rule(3n);
  const appeal =
    (await onList("fundAppeal", [item, CHALLENGER], 3n * FEE, owner)) +
    (await onList("fundAppeal", [item, REQUESTER], 2n * FEE));
  // The appeal is the dispute number 4. What was paid into it has to be fetched.
  await rule(4n);
  await later();
  await rule(4n);
  const withdraw = await onList("withdrawFeesAndRewards", [me, item, 1n, 1n]);
  return { ...removal, appeal, withdraw };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Gas of each peer's action, by the name it has in the table. */
export async function measurePeers(): Promise<Record<string, number>> {
  const port = await freePort();
  const flags = ["--port", String(port), "--hardfork", "prague", "--silent"];
  const anvil = spawn(foundryBinary("anvil"), flags, { stdio: "ignore" });
  try {
    const chain = client(port);
    for (let tries = 0; ; ++tries) {
      const answered = await chain.getChainId().then(
        () => true,
        () => false,
      );
      if (answered) break;
      if (tries > 200) throw new Error("anvil does not answer; run `npm ci` to install it");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const eas = await attestations(chain);
    const ocean = await orders(chain);
    const kleros = await removals(chain);
    return {
      "EAS attest": eas.attest,
      "EAS timestamp": eas.timestamp,
      "Ocean createNftWithErc20": ocean.publish,
      "Ocean startOrder": ocean.order,
      "Uniswap MerkleDistributor claim": await merkleClaim(chain),
      "Kleros TCR removeItem": kleros.request,
      "Kleros TCR challengeRequest": kleros.challenge,
      "Kleros giveRuling, first": kleros.ruling,
      "Kleros giveRuling, final": kleros.end,
      "Kleros TCR fundAppeal, both sides": kleros.appeal,
      "Kleros TCR withdrawFeesAndRewards": kleros.withdraw,
    };
  } finally {
    anvil.kill();
  }
}
