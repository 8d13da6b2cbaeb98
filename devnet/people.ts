import { createPublicClient, createWalletClient, http, type PublicClient } from "viem";
import { mnemonicToAccount, type HDAccount } from "viem/accounts";
import { openLedgerLocal } from "@/lib/chain/chains";
import { runSteps } from "@/lib/tx/run";
import type { RunContext } from "@/lib/tx/run-context";
import type { Action } from "@/lib/tx/step";
import { NEIGHBOUR_FIRST } from "@/lib/wallet/personas";

/** Anvil's well-known mnemonic: worth nothing anywhere. */
const MNEMONIC = "test test test test test test test test test test test junk";
/** Milliseconds between looks for a receipt. */
const POLLING = 150;

const range = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => NEIGHBOUR_FIRST + first + i);

/** Who among the neighbours does what, by index of the mnemonic's accounts. */
export const STEWARD = 1;
export const CURATORS = range(0, 8);
export const JURORS = range(8, 12);
export const CONTRIBUTORS = range(20, 4);
export const LABELLERS = range(24, 2);
export const CONSUMERS = range(26, 3);
/** Who looks for copies; of those who pay for usage. */
export const CHALLENGER = CONSUMERS[2]!;
export const KEEPER = range(29, 1)[0]!;

/** Neighbours read and send through one client each, all of them on the local chain. */
export class People {
  readonly chain: PublicClient;
  private readonly accounts = new Map<number, HDAccount>();

  constructor(private readonly rpcUrl: string) {
    this.chain = createPublicClient({
      chain: openLedgerLocal,
      transport: http(rpcUrl),
      pollingInterval: POLLING,
    });
  }

  account(index: number): HDAccount {
    let account = this.accounts.get(index);
    if (!account) {
      account = mnemonicToAccount(MNEMONIC, { addressIndex: index });
      this.accounts.set(index, account);
    }
    return account;
  }

  context(index: number): RunContext {
    const account = this.account(index);
    const walletClient = createWalletClient({
      account,
      chain: openLedgerLocal,
      transport: http(this.rpcUrl),
      pollingInterval: POLLING,
    });
    return { publicClient: this.chain, walletClient, account };
  }

  /** Does an action as one of the neighbours, exactly as the app would. */
  async act(index: number, action: Action): Promise<void> {
    const { address } = this.account(index);
    await runSteps(await action({ account: address, chain: this.chain }), this.context(index));
  }
}
