import type { BrowserContext, Route } from "@playwright/test";
import { createWalletClient, http, type Address, type Hash, type Hex } from "viem";
import type { People } from "@/devnet/people";
import { openLedgerLocal } from "@/lib/chain/chains";

type Sent = { to: Address; data?: Hex; value?: Hex; nonce?: Hex };

/**
 * What lies between a browser and the chain: cuts the line, and holds transactions back. A held one gets
 * the nonce after the next, so that the node keeps it waiting for as long as a test needs, without a
 * change to the blocks that everybody shares.
 */
export class Pool {
  private held: { nonce: number; sent: Sent } | null = null;
  private holding = false;
  private followed = false;
  private down = false;

  private constructor(
    private readonly people: People,
    private readonly rpcUrl: string,
    /** Whose transactions: an index of the people. */
    private readonly index: number,
  ) {}

  static async between(context: BrowserContext, people: People, rpcUrl: string, index: number) {
    const pool = new Pool(people, rpcUrl, index);
    await context.route(
      (url) => url.origin === new URL(rpcUrl).origin,
      (route) => pool.pass(route),
    );
    return pool;
  }

  private get account() {
    return this.people.account(this.index);
  }

  private async pass(route: Route): Promise<void> {
    if (this.down) return route.abort("connectionrefused");
    const request = route.request();
    const body = request.method() === "POST" ? (request.postDataJSON() as RpcRequest) : null;
    // Asked once the page knows the transaction's nonce, as it does soon after sending.
    if (this.held && body?.method === "eth_getTransactionCount") this.followed = true;
    if (!this.holding || body?.method !== "eth_sendTransaction") return route.continue();
    const nonce = await this.people.chain.getTransactionCount(this.account);
    const [sent] = body.params as [Sent];
    this.holding = false;
    this.held = { nonce: nonce + 1, sent };
    const params = [{ ...sent, nonce: `0x${(nonce + 1).toString(16)}` }];
    return route.continue({ postData: JSON.stringify({ ...body, params }) });
  }

  /** The next transaction that the browser sends waits until one of the methods below. */
  hold(): void {
    this.holding = true;
    this.followed = false;
  }

  /** Whether the page follows the held one: from then on no replacement escapes it. */
  isFollowed(): boolean {
    return this.followed;
  }

  cut(): void {
    this.down = true;
  }

  mend(): void {
    this.down = false;
  }

  private send(transaction: { to: Address; data?: Hex; value?: bigint; nonce: number }) {
    return createWalletClient({
      account: this.account,
      chain: openLedgerLocal,
      transport: http(this.rpcUrl),
    }).sendTransaction({
      ...transaction,
      gas: 1_000_000n,
      // Well above what the held one offers, or a node refuses to replace it.
      maxFeePerGas: 200n * 10n ** 9n,
      maxPriorityFeePerGas: 50n * 10n ** 9n,
    });
  }

  /** Uses the nonce before the held one: both get into a block. */
  async release(): Promise<void> {
    const { nonce } = this.requireHeld();
    const hash = await this.send({ to: this.account.address, nonce: nonce - 1 });
    await this.people.chain.waitForTransactionReceipt({ hash });
  }

  /** The same again for a higher fee, as a wallet's "speed up" does. */
  async speedUp(): Promise<Hash> {
    const { nonce, sent } = this.requireHeld();
    const { to, data } = sent;
    const hash = await this.send({ to, data, value: BigInt(sent.value ?? 0), nonce });
    await this.release();
    return hash;
  }

  /** Nothing to oneself for a higher fee, as a wallet's "cancel" does. */
  async cancel(): Promise<void> {
    const { nonce } = this.requireHeld();
    await this.send({ to: this.account.address, nonce });
    await this.release();
  }

  /** Something else for a higher fee: another app of the same wallet. */
  async replace(to: Address): Promise<void> {
    const { nonce } = this.requireHeld();
    await this.send({ to, value: 1n, nonce });
    await this.release();
  }

  /** Leaves nothing behind: whatever is still held gets into a block. */
  async empty(): Promise<void> {
    this.mend();
    const { chain } = this.people;
    if (this.held && (await chain.getTransactionCount(this.account)) < this.held.nonce)
      await this.release();
  }

  private requireHeld() {
    if (!this.held) throw new Error("The browser has sent nothing to hold.");
    return this.held;
  }
}

type RpcRequest = { method: string; params: unknown[] };
