import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { privateKeyToAccount } from "viem/accounts";
import { lensAbi } from "@/contracts-abi/Lens";
import { CONTRACT_NAMES } from "@/devnet/artifacts";
import { ANVIL_KEY, startAnvil } from "@/devnet/testChain";
import { deploy, inCoin, type DeployOptions } from "./deploy";
import { deployAccount, parseNetwork } from "./network";
import { readJournal, readRecord, type Folders } from "./record";
import { verifyDeployment } from "./verify";

const TESTNET = 161201;
/** Anvil's first key under the password "correct horse". */
const KEYSTORE = {
  crypto: {
    cipher: "aes-128-ctr",
    cipherparams: { iv: "4a0b9e03bdcfefb160816115a783c778" },
    ciphertext: "2e091283852662e0dd44983db37d3414b11b400b058292655f0eea732568f2af",
    kdf: "scrypt",
    kdfparams: {
      dklen: 32,
      n: 8192,
      p: 1,
      r: 8,
      salt: "63a92170b3add2870b624acccd1c3fa930d9007c7cb3907bf5388499feea9077",
    },
    mac: "bc0f1ff1e73c1596d553ccb6a70b3dcf3a66308ea22be7428f7cb95b3577c1a5",
  },
  id: "a8a605b8-26af-46c8-9da5-2d2aeea02fe2",
  version: 3,
};
const account = privateKeyToAccount(ANVIL_KEY);

let chain: Awaited<ReturnType<typeof startAnvil>>;
let folders: Folders;
let root: string;
let said: string[];
beforeAll(async () => {
  chain = await startAnvil(TESTNET, 9410);
});
afterAll(() => chain.stop());
let snapshot: `0x${string}`;
beforeEach(async () => {
  snapshot = await chain.client.snapshot();
  root = await mkdtemp(join(tmpdir(), "deploy-"));
  folders = { deployments: join(root, "deployments"), journals: join(root, "journals") };
  said = [];
});
afterEach(async () => {
  await chain.client.revert({ id: snapshot });
  await rm(root, { recursive: true, force: true });
});

const run = (change: Partial<DeployOptions> = {}) =>
  deploy({
    network: "openledger-testnet",
    rpcUrl: chain.url,
    account,
    dryRun: false,
    restart: false,
    folders,
    confirm: async () => true,
    say: (line) => said.push(line),
    ...change,
  });

describe("deploying", () => {
  it("deploys, writes the file and proves it against the build", async () => {
    await run();
    const record = readRecord(folders, TESTNET)!;
    expect(Object.keys(record.contracts)).toEqual([...CONTRACT_NAMES]);
    expect(record.chainId).toBe(TESTNET);
    expect(record.block).toBeGreaterThan(0);
    const datanets = await chain.client.readContract({
      address: record.contracts.Lens,
      abi: lensAbi,
      functionName: "explore",
      args: [0n, 10n],
    });
    expect(datanets).toBeDefined();
    expect(readJournal(folders, TESTNET)).toBeNull();
    // Two of them create a further one: Curation its Upkeep, the Lens its LensRounds.
    const proven = said.filter((line) => line.includes("equals the build"));
    expect(proven).toHaveLength(CONTRACT_NAMES.length + 2);
    // Again: nothing is sent, what is there is checked.
    const before = await chain.client.getTransactionCount({ address: account.address });
    await run();
    expect(await chain.client.getTransactionCount({ address: account.address })).toBe(before);
  });

  it("refuses a chain of another id before anything is sent", async () => {
    const before = await chain.client.getBlockNumber();
    await expect(run({ network: "openledger" })).rejects.toThrow(
      /serves chain 161201, but --network openledger is chain 1612\. Nothing was sent/,
    );
    expect(await chain.client.getBlockNumber()).toBe(before);
    await expect(run({ rpcUrl: "http://127.0.0.1:1" })).rejects.toThrow(/No node answers/);
  });

  it("says what it would cost without an account and sends nothing", async () => {
    const before = await chain.client.getBlockNumber();
    await run({ dryRun: true, account: null });
    expect(await chain.client.getBlockNumber()).toBe(before);
    expect(said.join("\n")).toMatch(/Cost: about [\d.]+ OPN, at most [\d.]+ OPN/);
    expect(readJournal(folders, TESTNET)).toBeNull();
    await expect(run({ account: null })).rejects.toThrow(/Set DEPLOY_KEY/);
  });

  it("sends nothing when declined or when the money does not suffice", async () => {
    const before = await chain.client.getBlockNumber();
    await expect(run({ confirm: async () => false })).rejects.toThrow("Nothing was sent.");
    await chain.client.setBalance({ address: account.address, value: 10n ** 12n });
    await expect(run()).rejects.toThrow(/send it [\d.]+ OPN more/);
    expect(await chain.client.getBlockNumber()).toBe(before);
  });

  it("goes on after an interruption with the same addresses, sending nothing twice", async () => {
    let lines = 0;
    const interrupted = run({
      say: (line) => {
        said.push(line);
        if (/block \d+, \d+ gas/.test(line) && (lines += 1) === 2) throw new Error("power cut");
      },
    });
    await expect(interrupted).rejects.toThrow("power cut");
    const begun = readJournal(folders, TESTNET)!;
    expect(Object.keys(begun.transactions)).toHaveLength(2);
    await run();
    const record = readRecord(folders, TESTNET)!;
    expect(record.transactions).toMatchObject(begun.transactions);
    const nonce = await chain.client.getTransactionCount({ address: account.address });
    expect(nonce).toBe(begun.firstNonce + CONTRACT_NAMES.length);
  });

  it("waits again for a transaction that is still under way", async () => {
    await chain.client.setAutomine(false);
    try {
      await expect(run({ receiptTimeout: 300 })).rejects.toThrow(/is not included yet/);
    } finally {
      await chain.client.setAutomine(true);
    }
    const { transactions } = readJournal(folders, TESTNET)!;
    await chain.client.mine({ blocks: 1 });
    await run();
    expect(readRecord(folders, TESTNET)!.transactions.Treasury).toBe(transactions.Treasury);
  });

  it("notices that the account sent something else in between", async () => {
    let seen = false;
    const interrupted = run({
      say: (line) => {
        if (/block \d+, \d+ gas/.test(line) && !seen) {
          seen = true;
          throw new Error("power cut");
        }
      },
    });
    await expect(interrupted).rejects.toThrow("power cut");
    await chain.client.sendTransaction({ account, chain: null, to: account.address, value: 1n });
    await expect(run()).rejects.toThrow(/sent another transaction.*--restart/s);
    await run({ restart: true });
    expect(readRecord(folders, TESTNET)).not.toBeNull();
  });
});

describe("verification", () => {
  it("finds changed code, changed arguments and a wrong address", async () => {
    await run();
    const record = readRecord(folders, TESTNET)!;
    const problems = async (changed = record) =>
      (await verifyDeployment(chain.client as never, changed))
        .filter(({ problem }) => problem)
        .map(({ name, problem }) => `${name}: ${problem}`);
    expect(await problems()).toEqual([]);

    const { Treasury, Curation } = record.contracts;
    const code = (await chain.client.getCode({ address: Treasury }))!;
    const changed = `${code.slice(0, 19)}${code[19] === "0" ? "1" : "0"}${code.slice(20)}` as const;
    await chain.client.setCode({ address: Treasury, bytecode: changed as `0x${string}` });
    expect(await problems()).toEqual([
      "Treasury: The code differs from the local build at byte 8.",
    ]);
    await chain.client.setCode({ address: Treasury, bytecode: code });

    const swapped = { ...record.transactions, Treasury: record.transactions.Lens! };
    expect(await problems({ ...record, transactions: swapped })).toEqual([
      expect.stringMatching(/^Treasury: .* has nonce \d+, not \d+/),
    ]);
    const moved = { ...record.contracts, Treasury: Curation };
    expect(await problems({ ...record, contracts: moved })).toEqual([
      expect.stringMatching(/^Treasury: The deployment file names/),
    ]);
  });
});

describe("settings", () => {
  it("knows the networks", () => {
    expect(parseNetwork("openledger")).toBe("openledger");
    expect(() => parseNetwork("mainnet")).toThrow(/no network "mainnet"/);
    expect(() => parseNetwork(undefined)).toThrow(/openledger-testnet/);
  });

  it("takes a key, or a keystore with its password, and nothing half-named", async () => {
    expect(deployAccount({ DEPLOY_KEY: ANVIL_KEY })?.address).toBe(account.address);
    expect(deployAccount({})).toBeNull();
    expect(() => deployAccount({ DEPLOY_KEY: "0x12" })).toThrow(/64 hexadecimal digits/);
    expect(() => deployAccount({ DEPLOY_KEYSTORE: "x" })).toThrow(/PASSWORD/);
    const keystore = join(root, "keystore.json");
    await writeFile(keystore, JSON.stringify(KEYSTORE));
    const password = join(root, "password");
    await writeFile(password, "correct horse\n");
    const opened = deployAccount({
      DEPLOY_KEYSTORE: keystore,
      DEPLOY_KEYSTORE_PASSWORD_FILE: password,
    });
    expect(opened?.address).toBe(account.address);
    const wrong = { DEPLOY_KEYSTORE: keystore, DEPLOY_KEYSTORE_PASSWORD: "wrong" };
    expect(() => deployAccount(wrong)).toThrow(/does not open/);
  });

  it("names sums rounded up", () => {
    expect(inCoin(1n, "OPEN")).toBe("0.000001 OPEN");
    expect(inCoin(10n ** 18n, "OPEN")).toBe("1 OPEN");
  });
});

describe("reproducible bytecode", () => {
  it("is compiled by the pinned compiler and carries no metadata hash", async () => {
    for (const name of CONTRACT_NAMES) {
      const file = new URL(`../../contracts/out/${name}.sol/${name}.json`, import.meta.url);
      const artifact = JSON.parse(await readFile(file, "utf8")) as {
        metadata: { compiler: { version: string }; settings: Record<string, unknown> };
        deployedBytecode: { object: string };
      };
      expect(artifact.metadata.compiler.version).toBe("0.8.30+commit.73712a01");
      expect(artifact.metadata.settings).toMatchObject({
        metadata: { bytecodeHash: "none", appendCBOR: false },
        viaIR: true,
        evmVersion: "prague",
      });
      // CBOR maps that solc appends begin with one of these keys.
      expect(artifact.deployedBytecode.object).not.toMatch(/64736f6c63|6970667358/);
    }
  });
});
