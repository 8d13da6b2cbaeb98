/**
 * A chain of the simulation's own: anvil as a child process that mines when it is told to, with a clock
 * that only blocks move. The same transactions give the same block hashes, so a seed repeats a run.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { decodeErrorResult, type Address, type Hex } from "viem";
import { errorsAbi } from "@/contracts-abi/errors";
import { BLOCK_SECONDS } from "@/lib/chain/chains";
import { foundryBinary } from "@/scripts/lib/forge.mjs";

/** Unix seconds of the first block. */
const GENESIS = 1_800_000_000;
const GAS = "0x3b9aca00"; // 1e9: a phase of a round, or the deployment of 100 accounts
const START_TIMEOUT_MS = 20_000;

type Answer = { result?: unknown; error?: { message: string; data?: unknown } };

/** The reason of a failed call in our contracts' own words, as `Name(arguments)`. */
function reasonOf(error: NonNullable<Answer["error"]>): string {
  const { data } = error;
  if (typeof data !== "string" || data.length < 10) return error.message;
  try {
    const { errorName, args = [] } = decodeErrorResult({ abi: errorsAbi, data: data as Hex });
    return `${errorName}(${args.join(", ")})`;
  } catch {
    return `${error.message} ${data}`;
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Thrown when a transaction or a call reverts. */
export class Reverted extends Error {
  override readonly name = "Reverted";
}

/** Chains to end with this process. */
const running = new Set<ChildProcess>();
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL")));

export class Chain {
  /** Gas of all transactions since the chain started. */
  gasUsed = 0n;
  private nextId = 1;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
    /** Sends every transaction and pays its gas; takes no part in the economy. */
    readonly director: Address,
  ) {}

  static async start(): Promise<Chain> {
    const port = await freePort();
    const flags = {
      "--host": "127.0.0.1",
      "--port": port,
      "--chain-id": 31337,
      "--timestamp": GENESIS,
      "--hardfork": "prague",
      "--accounts": 1,
      "--balance": 1e12,
      "--gas-limit": 4e9,
      "--block-base-fee-per-gas": 0,
      "--gas-price": 0,
      "--prune-history": 64,
      "--transaction-block-keeper": 64,
    };
    const child = spawn(
      foundryBinary("anvil"),
      [...Object.entries(flags).flat().map(String), "--no-mining", "--disable-console-log", "-q"],
      { stdio: "ignore" },
    );
    const ended = new Promise<never>((_, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`anvil ended with code ${code}.`)));
    });
    ended.catch(() => undefined);
    running.add(child);
    const chain = new Chain(child, port, "0x");
    const director = await Promise.race([chain.untilAnswering(), ended]);
    Object.assign(chain, { director });
    await chain.rpc("anvil_setBlockTimestampInterval", [BLOCK_SECONDS]);
    await chain.rpc("anvil_mine", ["0x1"]);
    return chain;
  }

  private async untilAnswering(): Promise<Address> {
    for (const started = Date.now(); ;) {
      try {
        const [first] = (await this.rpc("eth_accounts", [])) as Address[];
        if (first) return first;
      } catch (error) {
        if (Date.now() - started > START_TIMEOUT_MS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  stop() {
    this.agent.destroy();
    running.delete(this.child);
    this.child.removeAllListeners("exit");
    this.child.kill("SIGKILL");
  }

  /** @throws Reverted with the contract's own reason, Error for everything else */
  rpc(method: string, params: unknown[]): Promise<unknown> {
    const body = JSON.stringify({ jsonrpc: "2.0", id: this.nextId++, method, params });
    return new Promise((resolve, reject) => {
      const req = request(
        {
          host: "127.0.0.1",
          port: this.port,
          method: "POST",
          agent: this.agent,
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
          },
        },
        (res) => {
          let text = "";
          res.setEncoding("utf8");
          res.on("data", (chunk: string) => (text += chunk));
          res.on("end", () => {
            const { result, error } = JSON.parse(text) as Answer;
            if (!error) resolve(result);
            else if (/revert/i.test(error.message)) reject(new Reverted(reasonOf(error)));
            else reject(new Error(`${method}: ${error.message}`));
          });
        },
      );
      req.on("error", reject);
      req.end(body);
    });
  }

  call(to: Address, data: Hex): Promise<Hex> {
    return this.rpc("eth_call", [
      { from: this.director, to, data, gas: GAS },
      "latest",
    ]) as Promise<Hex>;
  }

  /**
   * Sends one transaction and mines it.
   * @param blocks mined: the transaction is in the first, the others are empty
   * @throws Reverted when it fails, with the reason
   */
  async send(to: Address | undefined, data: Hex, blocks = 1, value = 0n): Promise<void> {
    const transaction = {
      from: this.director,
      ...(to && { to }),
      data,
      gas: GAS,
      gasPrice: "0x0",
      value: `0x${value.toString(16)}`,
    };
    const hash = await this.rpc("eth_sendTransaction", [transaction]);
    await this.mine(blocks);
    const receipt = (await this.rpc("eth_getTransactionReceipt", [hash])) as {
      status: Hex;
      gasUsed: Hex;
    } | null;
    if (!receipt) throw new Error("The transaction was not mined.");
    this.gasUsed += BigInt(receipt.gasUsed);
    if (receipt.status === "0x1") return;
    // What it failed with; the state of the failed block is the state it failed on.
    await this.rpc("eth_call", [transaction, "latest"]);
    throw new Reverted("The transaction failed, though it succeeds when called again.");
  }

  async mine(blocks: number): Promise<void> {
    await this.rpc("anvil_mine", [`0x${blocks.toString(16)}`]);
  }

  /** Unix seconds of the latest block. */
  async now(): Promise<number> {
    const block = (await this.rpc("eth_getBlockByNumber", ["latest", false])) as { timestamp: Hex };
    return Number(block.timestamp);
  }

  /** Moves the clock on; the next block is the first to know. @param seconds above 0 */
  async wait(seconds: number): Promise<void> {
    await this.rpc("evm_setNextBlockTimestamp", [(await this.now()) + seconds]);
    await this.mine(1);
  }

  async setBalance(account: Address, wei: bigint): Promise<void> {
    await this.rpc("anvil_setBalance", [account, `0x${wei.toString(16)}`]);
  }

  /** @returns what `restore` takes; each is good for one restoring */
  async snapshot(): Promise<Hex> {
    return (await this.rpc("evm_snapshot", [])) as Hex;
  }

  async restore(snapshot: Hex): Promise<void> {
    if (!(await this.rpc("evm_revert", [snapshot]))) throw new Error("No such snapshot.");
  }
}
