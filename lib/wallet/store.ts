// What the page knows about the wallet, without wagmi or viem: this is all that browsing pages ship.
// WalletRuntime, loaded on interest, mirrors the real connection into it.

export type WalletState = {
  status: "disconnected" | "connecting" | "connected";
  address: `0x${string}` | null;
  /** The wallet's chain, which need not be the app's. */
  chainId: number | null;
  /** Name of the wallet, for people. */
  walletName: string | null;
};

/** Our own flag: wagmi's survives a disconnect, and would load the wallet code for nothing. */
const CONNECTED_KEY = "datanets.wallet.connected";

const nobody: WalletState = {
  status: "disconnected",
  address: null,
  chainId: null,
  walletName: null,
};

let state: WalletState = nobody;
let requests = 0;
let runtimeWanted = false;
const listeners = new Set<() => void>();
const emit = () => listeners.forEach((notify) => notify());

export function subscribeWallet(notify: () => void): () => void {
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
  };
}

export const walletSnapshot = (): WalletState => state;
export const walletServerSnapshot = (): WalletState => nobody;

/** Mirrors the wallet's state. For WalletRuntime. */
export function setWallet(next: WalletState): void {
  if (next.status === "connected") remember(true);
  else if (state.status === "connected" && next.status === "disconnected") remember(false);
  state = next;
  emit();
}

function remember(connected: boolean) {
  try {
    if (connected) localStorage.setItem(CONNECTED_KEY, "1");
    else localStorage.removeItem(CONNECTED_KEY);
  } catch {
    // Without storage the connection is simply not remembered.
  }
}

/** Whether this person left with a wallet connected, so that the runtime should load by itself. */
export function wasConnected(): boolean {
  try {
    return localStorage.getItem(CONNECTED_KEY) === "1";
  } catch {
    return false;
  }
}

/** Forgets a connection that could not be restored. */
export function forgetConnection(): void {
  remember(false);
}

/** Opens the connect dialog, loading the wallet code first if need be. */
export function requestConnect(): void {
  requests += 1;
  runtimeWanted = true;
  emit();
}

/** Counts requestConnect calls: the dialog opens when the runtime sees the number grow. */
export const connectRequests = (): number => requests;

/** Asks for the wallet code without opening anything: a dwelling pointer, focus, a return. */
export function wantRuntime(): void {
  if (runtimeWanted) return;
  runtimeWanted = true;
  emit();
}

export const isRuntimeWanted = (): boolean => runtimeWanted;
