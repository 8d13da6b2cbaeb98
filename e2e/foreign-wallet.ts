import { expect, type Page } from "@playwright/test";
import type { Address, Hex } from "viem";

type Call = { to: Address; data: Hex; value?: Hex };

class WalletError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A browser wallet that is not the app's own, announced by EIP-6963 like an extension: on whatever
 * network, able to do whatever a test says. It signs with an unlocked account of the local node.
 */
export class ForeignWallet {
  readonly name = "Foreign wallet";
  /** Chain it is on. */
  chainId = 1;
  /** Whether it knows the local chain: if not, it has to be added before switching. */
  knowsLocal = false;
  /** Answers every request of the person with no. */
  declines = false;
  /** Several calls in one request, all or nothing (EIP-5792). */
  atomic = false;
  /** Says of several calls that they are under way, whatever became of them. */
  isSilent = false;
  readonly asked: string[] = [];
  private batches: Hex[][] = [];

  constructor(
    private readonly rpcUrl: string,
    readonly address: Address,
  ) {}

  /** Call before the page is opened. */
  async install(page: Page): Promise<void> {
    await page.exposeFunction("foreignWallet", async (method: string, params: unknown[]) => {
      try {
        return { result: (await this.answer(method, params)) ?? null, chainId: this.chainId };
      } catch (error) {
        const { code = -32603, message } = error as WalletError;
        return { error: { code, message }, chainId: this.chainId };
      }
    });
    await page.addInitScript((name) => {
      type Answer = {
        result?: unknown;
        error?: { code: number; message: string };
        chainId: number;
      };
      const ask = (window as unknown as Record<string, unknown>).foreignWallet as (
        method: string,
        params: unknown,
      ) => Promise<Answer>;
      const listeners: Record<string, Set<(payload: unknown) => void>> = {};
      let chainId: number | undefined;
      const provider = {
        async request({ method, params }: { method: string; params?: unknown }) {
          const answer = await ask(method, params ?? []);
          if (chainId !== undefined && chainId !== answer.chainId)
            listeners.chainChanged?.forEach((tell) => tell(`0x${answer.chainId.toString(16)}`));
          chainId = answer.chainId;
          if (answer.error) throw Object.assign(new Error(answer.error.message), answer.error);
          return answer.result;
        },
        on(event: string, listener: (payload: unknown) => void) {
          (listeners[event] ??= new Set()).add(listener);
        },
        removeListener(event: string, listener: (payload: unknown) => void) {
          listeners[event]?.delete(listener);
        },
      };
      const info = {
        uuid: "9f0b1c1e-6f7a-4a83-9d38-2f9f4a0e7b11",
        name,
        rdns: "example.foreign",
        icon: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
      };
      const announce = () =>
        window.dispatchEvent(
          new CustomEvent("eip6963:announceProvider", {
            detail: Object.freeze({ info, provider }),
          }),
        );
      window.addEventListener("eip6963:requestProvider", announce);
      announce();
    }, this.name);
  }

  /** Connects it through RainbowKit's modal. */
  async connect(page: Page): Promise<void> {
    const offered = page.getByRole("button", { name: this.name });
    await expect(async () => {
      if (!(await offered.isVisible()))
        await page
          .getByRole("banner")
          .getByRole("button", { name: "Connect", exact: true })
          .click();
      await expect(offered).toBeVisible({ timeout: 10_000 });
    }).toPass();
    await offered.click();
    await expect(page.getByRole("button", { name: /^Account 0x/ })).toBeVisible();
  }

  private async node(method: string, params: unknown[]): Promise<unknown> {
    const response = await fetch(this.rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as {
      result?: unknown;
      error?: { code: number; message: string };
    };
    if (error) throw new WalletError(error.code, error.message);
    return result;
  }

  private ofPerson() {
    if (this.declines) throw new WalletError(4001, "User rejected the request.");
  }

  private async answer(method: string, params: unknown[]): Promise<unknown> {
    this.asked.push(method);
    switch (method) {
      case "eth_requestAccounts":
      case "eth_accounts":
        return [this.address];
      case "wallet_requestPermissions":
        return [{ parentCapability: "eth_accounts" }];
      case "eth_chainId":
        return `0x${this.chainId.toString(16)}`;
      case "wallet_switchEthereumChain":
      case "wallet_addEthereumChain": {
        const wanted = Number((params[0] as { chainId: Hex }).chainId);
        if (method === "wallet_switchEthereumChain" && !this.knowsLocal)
          throw new WalletError(4902, "Unrecognized chain ID.");
        this.ofPerson();
        this.knowsLocal = true;
        this.chainId = wanted;
        return null;
      }
      case "eth_sendTransaction":
        this.ofPerson();
        return this.node(method, params);
      case "wallet_getCapabilities":
        return { "0x7a69": { atomic: { status: this.atomic ? "supported" : "unsupported" } } };
      case "wallet_sendCalls": {
        this.ofPerson();
        const [{ calls }] = params as [{ calls: Call[] }];
        const hashes: Hex[] = [];
        for (const { to, data, value } of calls)
          hashes.push(
            (await this.node("eth_sendTransaction", [
              { from: this.address, to, data, value },
            ])) as Hex,
          );
        this.batches.push(hashes);
        return { id: `0x${this.batches.length.toString(16)}` };
      }
      case "wallet_getCallsStatus": {
        const hashes = this.batches[Number(params[0]) - 1]!;
        const receipts = await Promise.all(
          hashes.map((hash) => this.node("eth_getTransactionReceipt", [hash])),
        );
        const pending = this.isSilent || receipts.includes(null);
        return {
          version: "2.0.0",
          id: params[0],
          chainId: "0x7a69",
          atomic: true,
          status: pending ? 100 : 200,
          receipts: pending ? [] : receipts,
        };
      }
      default:
        return this.node(method, params);
    }
  }
}
