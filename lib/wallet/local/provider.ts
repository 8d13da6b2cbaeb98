import { getAddress, numberToHex, type Address } from "viem";
import { appChain } from "@/lib/chain/chains";
import { rpc } from "@/lib/chain/rpc";
import { sameAddress } from "@/lib/format/address";
import { english, msg, type Text } from "@/lib/texts/text";
import { PERSONAS, personaLabel } from "../personas";
import { ask, RejectedError } from "./prompts";
import { messageWords, transactionWords, typedDataWords, type TransactionRequest } from "./words";

// The local chain's wallet as an EIP-1193 provider, announced by EIP-6963 like any extension. It holds
// no key: anvil signs for its unlocked accounts, and only after the person confirmed.

export const LOCAL_WALLET_NAME = "Local personas";
const LOCAL_WALLET_RDNS = "local.datanets.personas";
const CHOSEN_KEY = "datanets.persona";

type Listener = (payload: never) => void;
type Request = { method: string; params?: unknown };

class ProviderError extends Error {
  constructor(
    readonly code: number,
    readonly sentence: Text,
  ) {
    super(english(sentence));
  }
}

const listeners = new Map<string, Set<Listener>>();
let chosen: Address | null = null;
let nodeAccounts: Address[] | null = null;

function emit(event: string, payload: unknown) {
  listeners.get(event)?.forEach((listener) => (listener as (payload: unknown) => void)(payload));
}

async function accountsOfNode(): Promise<Address[]> {
  nodeAccounts ??= (await rpc<Address[]>("eth_accounts")).map((address) => getAddress(address));
  return nodeAccounts;
}

async function personas() {
  const accounts = await accountsOfNode();
  return PERSONAS.flatMap((persona) => {
    const address = accounts[persona.index];
    return address ? [{ persona, address }] : [];
  });
}

/** The persona chosen before, if this node has it. */
async function restore(): Promise<Address | null> {
  if (chosen) return chosen;
  const stored = localStorage.getItem(CHOSEN_KEY);
  if (!stored) return null;
  const known = (await personas()).find(({ address }) => sameAddress(address, stored));
  chosen = known?.address ?? null;
  return chosen;
}

/** Asks who to be. Emits accountsChanged, so that whoever is connected follows. */
export async function choosePersona(): Promise<Address> {
  const answer = await ask({ kind: "choose", personas: await personas(), current: chosen });
  if (answer === "ok") throw new RejectedError();
  chosen = answer;
  localStorage.setItem(CHOSEN_KEY, answer);
  emit("accountsChanged", [answer]);
  return answer;
}

function forget() {
  chosen = null;
  localStorage.removeItem(CHOSEN_KEY);
  emit("accountsChanged", []);
}

async function confirm(words: ReturnType<typeof transactionWords>, confirmLabel: Text) {
  const signer = (await personas()).find(({ address }) =>
    sameAddress(address, chosen ?? undefined),
  );
  await ask({
    kind: "confirm",
    ...words,
    signer: signer ? personaLabel(signer.persona) : msg("this account"),
    confirmLabel,
  });
}

/** Only the chosen persona signs, whatever the request names. */
function requireChosen(from: unknown) {
  if (!chosen) throw new ProviderError(4100, msg("Connect a persona first."));
  if (typeof from === "string" && !sameAddress(from, chosen))
    throw new ProviderError(4100, msg("This persona is not connected."));
}

async function request({ method, params }: Request): Promise<unknown> {
  const args = Array.isArray(params) ? (params as unknown[]) : [];
  switch (method) {
    case "eth_requestAccounts":
      return [(await restore()) ?? (await choosePersona())];
    case "eth_accounts": {
      const account = await restore();
      return account ? [account] : [];
    }
    case "eth_chainId":
      return numberToHex(appChain.id);
    case "net_version":
      return String(appChain.id);
    case "wallet_requestPermissions":
      await choosePersona();
      return [{ parentCapability: "eth_accounts" }];
    case "wallet_revokePermissions":
      forget();
      return null;
    case "wallet_switchEthereumChain":
    case "wallet_addEthereumChain": {
      const { chainId } = (args[0] ?? {}) as { chainId?: string };
      if (Number(chainId) === appChain.id) return null;
      throw new ProviderError(
        4902,
        msg("The local wallet knows {network} only.", { network: appChain.name }),
      );
    }
    case "eth_sendTransaction": {
      const transaction = (args[0] ?? {}) as TransactionRequest;
      requireChosen(transaction.from);
      await confirm(transactionWords(transaction), msg("Confirm"));
      return rpc("eth_sendTransaction", [{ ...transaction, from: chosen }]);
    }
    case "wallet_getCapabilities":
      // The node sends one transaction after the other: nothing here can promise all or nothing.
      return { [numberToHex(appChain.id)]: { atomic: { status: "unsupported" } } };
    case "wallet_sendCalls":
      throw new ProviderError(5760, msg("The local wallet takes one call at a time."));
    case "eth_signTypedData_v4":
      requireChosen(args[0]);
      await confirm(typedDataWords(args[1]), msg("Sign"));
      return rpc(method, [
        chosen,
        typeof args[1] === "string" ? (JSON.parse(args[1]) as unknown) : args[1],
      ]);
    case "personal_sign":
      requireChosen(args[1]);
      await confirm(messageWords(args[0]), msg("Sign"));
      return rpc(method, [args[0], chosen]);
    default:
      // Reading only: an anvil would obey its own cheat codes too.
      if (!/^(eth_(get|call|estimate|block|gas|fee|max|new|uninstall)|web3_)/.test(method))
        throw new ProviderError(4200, msg("The local wallet does not offer {method}.", { method }));
      return rpc(method, args);
  }
}

const provider = {
  request,
  on(event: string, listener: Listener) {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known.add(listener));
    return provider;
  },
  removeListener(event: string, listener: Listener) {
    listeners.get(event)?.delete(listener);
    return provider;
  },
};

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 28'%3E%3Crect width='28' height='28' fill='%230b5a78'/%3E%3Ccircle cx='14' cy='10.5' r='4.5' fill='%23fff'/%3E%3Cpath d='M5 25a9 8 0 0 1 18 0z' fill='%23fff'/%3E%3C/svg%3E";

let announced = false;

/** Announces the wallet now and whenever somebody asks which wallets there are. */
export function announceLocalWallet(): void {
  if (announced) return;
  announced = true;
  const detail = Object.freeze({
    info: {
      uuid: crypto.randomUUID(),
      name: LOCAL_WALLET_NAME,
      icon: ICON,
      rdns: LOCAL_WALLET_RDNS,
    },
    provider,
  });
  const announce = () =>
    window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  window.addEventListener("eip6963:requestProvider", announce);
  announce();
}
