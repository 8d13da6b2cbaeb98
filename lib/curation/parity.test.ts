/**
 * The TypeScript maths against the Solidity maths, bit for bit: `MathHarness` is deployed on an anvil of
 * its own and answers thousands of random cases a call. The seed is printed; PARITY_SEED repeats a run.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import {
  createPublicClient,
  createWalletClient,
  http,
  type Abi,
  type Address,
  type Hex,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as decay from "@/lib/rewards/decay";
import * as vesting from "@/lib/rewards/vesting";
import { randomSource, type RandomSource } from "./random-cases";
import * as score from "./score";
import * as tally from "./tally";

const CASES = 2_400;
/** Rows a call: bounded by what anvil accepts as one request, not by gas. */
const ROWS_PER_CALL = 800;
const SEED = Number(process.env.PARITY_SEED ?? Date.now() % 2 ** 32);

const artifactPath = path.resolve("contracts/out/MathHarness.sol/MathHarness.json");
const anvilPath = path.resolve("node_modules/.bin/anvil");

let anvil: ChildProcess | undefined;
let harness: { ask: (functionName: string, rows: readonly unknown[]) => Promise<unknown[]> };

beforeAll(async () => {
  console.info(`parity: seed ${SEED} (PARITY_SEED=${SEED} repeats this run)`);
  const { abi, bytecode } = readArtifact();
  const port = await freePort();
  anvil = await startAnvil(port);
  const transport = http(`http://127.0.0.1:${port}`, { timeout: 60_000 });
  const reader = createPublicClient({ chain: foundry, transport, pollingInterval: 50 });
  const account = mnemonicToAccount("test test test test test test test test test test test junk");
  const writer = createWalletClient({ chain: foundry, transport, account });
  const hash = await writer.deployContract({ abi, bytecode });
  const { contractAddress } = await reader.waitForTransactionReceipt({ hash });
  const address = contractAddress as Address;
  harness = {
    async ask(functionName, rows) {
      const answers: unknown[] = [];
      for (let from = 0; from < rows.length; from += ROWS_PER_CALL) {
        const args = [rows.slice(from, from + ROWS_PER_CALL)];
        const part = await reader.readContract({ abi, address, functionName, args });
        answers.push(...(part as unknown[]));
      }
      return answers;
    },
  };
}, 120_000);

afterAll(() => {
  anvil?.kill();
});

/** Gas limit of a block, and so of a call that names none: enough for any batch. */
const GAS = 1_000_000_000_000n;

/** Asks both sides about the same rows and compares every answer. */
async function compare<Row>(
  functionName: string,
  makeRow: (random: RandomSource) => Row,
  model: (row: Row) => unknown,
  toArgs: (row: Row) => unknown = (row) => row,
): Promise<void> {
  const random = randomSource(SEED, functionName);
  const rows = Array.from({ length: CASES }, () => makeRow(random));
  const answers = await harness.ask(functionName, rows.map(toArgs));
  expect(answers).toHaveLength(CASES);
  for (const [i, row] of rows.entries()) {
    expect(model(row), `${functionName} of ${show(row)}, seed ${SEED}`).toEqual(answers[i]);
  }
}

describe("scores", () => {
  it("pair", async () => {
    await compare(
      "pair",
      (r) => {
        const N = r.between(2n, 255n);
        return [r.bitmap(N), r.bitmap(N), N] as const;
      },
      ([a, b, N]) => score.pair(a, b, N),
    );
  });

  it("peers", async () => {
    await compare(
      "peers",
      (r) => ballots(r, 2n, r.between(2n, 255n)),
      ({ verdicts, items }) => score.peers(verdicts, items),
    );
  });

  it("against", async () => {
    await compare(
      "against",
      (r) => {
        const mask = goldMask(r);
        return [r.bitmap(256n), r.bitmap(256n) & mask, mask, score.popcount(mask)] as const;
      },
      ([verdict, majority, mask, G]) => score.against(verdict, majority, mask, G),
    );
  });

  it("majority", async () => {
    await compare(
      "majority",
      (r) => ballots(r, 0n, r.between(1n, 16n)),
      ({ verdicts, items }) => score.majority(verdicts, items),
    );
  });

  it("majorityOfOthers", async () => {
    await compare(
      "majorityOfOthers",
      (r) => ballots(r, 1n, r.between(1n, 16n)),
      ({ verdicts, items }) => score.majorityOfOthers(verdicts, items),
    );
  });

  it("expand", async () => {
    await compare(
      "expand",
      (r) => [r.bitmap(r.between(1n, 256n)), r.bitmap(256n)] as const,
      ([compact, mask]) => score.expand(compact, mask),
    );
  });

  it("compress", async () => {
    await compare(
      "compress",
      (r) => [r.bitmap(256n), r.bitmap(256n)] as const,
      ([spread, mask]) => score.compress(spread, mask),
    );
  });

  it("rate", async () => {
    await compare(
      "rate",
      (r) => [r.upTo(1n << 96n), r.between(1n, 255n), r.between(1n, 31n)] as const,
      ([budget, N, k]) => score.rate(budget, N, k),
    );
  });

  it("pay", async () => {
    await compare(
      "pay",
      (r) => ({
        scoreWad: r.between(-(10n ** 18n), 10n ** 18n),
        R: r.upTo(1n << 96n),
        phi: r.upTo(1n << 96n),
      }),
      ({ scoreWad, R, phi }) => score.pay(scoreWad, R, phi),
    );
  });

  it("worst", async () => {
    await compare(
      "worst",
      (r) => [r.upTo(1n << 96n), r.upTo(1n << 96n), r.between(2n, 255n)] as const,
      ([R, phi, G]) => score.worst(R, phi, G),
    );
  });

  it("scaleDown", async () => {
    await compare(
      "scaleDown",
      (r) => ({
        pays: r.list(r.between(0n, 15n), () => r.sign() * r.upTo(1n << 96n)),
        budget: r.upTo(1n << 99n),
      }),
      ({ pays, budget }) => score.scaleDown(pays, budget),
    );
  });
});

describe("tally", () => {
  it("accept", async () => {
    await compare(
      "accept",
      (r) => {
        const den = r.between(1n, 1000n);
        const { verdicts } = ballots(r, 0n, 256n);
        return { verdicts, weightsMask: r.bitmap(256n), num: r.between(0n, den), den };
      },
      ({ verdicts, weightsMask, num, den }) => tally.accept(verdicts, weightsMask, num, den),
    );
  });

  it("atLeast", async () => {
    await compare(
      "atLeast",
      (r) => ({ ...ballots(r, 0n, 256n), items: r.between(0n, 17n) }),
      ({ verdicts, items }) => {
        const { reached, exceeded } = tally.atLeast(verdicts, items);
        return [reached, exceeded];
      },
    );
  });
});

describe("decay", () => {
  const WAD = 10n ** 18n;

  it("expWad, Solady's, over its whole domain", async () => {
    await compare(
      "expWad",
      (r) => r.between(-43n * WAD, 135305999368893231588n),
      (x) => decay.expWad(x),
    );
  });

  it("exp2", async () => {
    await compare(
      "exp2",
      (r) => r.between(0n, 64n * WAD - 1n),
      (x) => decay.exp2(x),
    );
  });

  it("exponent", async () => {
    await compare(
      "exponent",
      (r) => {
        const t0 = r.upTo(1n << 40n);
        return [r.upTo(60n * WAD), t0, t0 + r.upTo(1n << 40n), r.between(1n, 1n << 32n)] as const;
      },
      ([e0, t0, t, halfLife]) => decay.exponent(e0, t0, t, halfLife),
    );
  });

  it("weight", async () => {
    await compare(
      "weight",
      (r) => [r.between(0n, 10_000n), r.between(0n, 60n * WAD - 1n)] as const,
      ([bps, e]) => decay.weight(bps, e),
    );
  });

  it("pack", async () => {
    await compare(
      "pack",
      (r) => r.upTo((1n << 256n) - 1n),
      (value) => decay.pack(value),
    );
  });

  it("unpack", async () => {
    await compare(
      "unpack",
      (r) => r.between(0n, 0xffffffn),
      (packed) => decay.unpack(packed),
    );
  });
});

describe("rewards", () => {
  it("vested", async () => {
    await compare(
      "vested",
      (r) => {
        const halfLife = r.upTo(1n << 32n);
        return [r.upTo(1n << 128n), r.between(0n, 70n * halfLife + 1n), halfLife] as const;
      },
      ([unvested, dt, halfLife]) => vesting.vested(unvested, dt, halfLife),
    );
  });

  it("grow", async () => {
    await compare(
      "grow",
      (r) => {
        const total = 1n + r.upTo(1n << 100n);
        return [r.between(0n, total - 1n), r.upTo(1n << 96n), total] as const;
      },
      ([before, amount, total]) => {
        const { increment, remainder } = vesting.grow(before, amount, total);
        return [increment, remainder];
      },
    );
  });

  it("owed", async () => {
    await compare(
      "owed",
      (r) => [r.upTo(1n << 88n), r.upTo((1n << 88n) - 1n)] as const,
      ([weight, delta]) => vesting.owed(weight, delta),
    );
  });
});

function ballots(r: RandomSource, fewest: bigint, items: bigint) {
  return { verdicts: r.list(r.between(fewest, 15n), () => r.bitmap(items)), items };
}

/** Between 2 and 16 distinct items of 255. */
function goldMask(r: RandomSource): bigint {
  const G = r.between(2n, 16n);
  let mask = 0n;
  while (score.popcount(mask) < G) mask |= 1n << r.between(0n, 254n);
  return mask;
}

function show(row: unknown): string {
  return JSON.stringify(row, (_, value: unknown) =>
    typeof value === "bigint"
      ? `0x${value < 0n ? `-${(-value).toString(16)}` : value.toString(16)}`
      : value,
  );
}

function readArtifact(): { abi: Abi; bytecode: Hex } {
  if (!existsSync(artifactPath)) {
    throw new Error(
      `The parity test needs the compiled MathHarness at ${artifactPath}. ` +
        "Run `npm run test:unit`, which builds the contracts first, or `forge build` in contracts/.",
    );
  }
  const artifact = JSON.parse(readFileSync(artifactPath, "utf8")) as {
    abi: Abi;
    bytecode: { object: Hex };
  };
  return { abi: artifact.abi, bytecode: artifact.bytecode.object };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves when anvil says that it listens; rejects with what it printed when it ends before. */
function startAnvil(port: number): Promise<ChildProcess> {
  const flags = ["--port", String(port), "--gas-limit", String(GAS), "--no-request-size-limit"];
  const child = spawn(anvilPath, flags, { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  return new Promise((resolve, reject) => {
    child.on("error", (error) => {
      reject(new Error(`anvil did not start; run \`npm ci\` to install it. ${error.message}`));
    });
    child.on("exit", (code) => {
      reject(new Error(`anvil ended with code ${code} before it listened:\n${printed}`));
    });
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes("Listening on")) resolve(child);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
}
