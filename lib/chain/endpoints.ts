import { displayUrl } from "./errors";
import { rpcUrls } from "./rpc-url";

// The places where the chain can be asked, and what is known against each. Reading takes the first
// that nothing is known against; ./audit compares them, ./rpc and ./transport report what they meet.

export type Fault =
  | { kind: "unreachable" }
  /** Its newest block is this many behind the newest that any of them has. */
  | { kind: "lagging"; blocks: number }
  /** It gives another block of this number than `others`; `proven` when most give the other one. */
  | { kind: "disagrees"; block: number; others: string[]; proven: boolean }
  | { kind: "wrong-code" }
  | { kind: "wrong-chain"; id: number };

export type Endpoint = {
  readonly url: string;
  fault: Fault | null;
  /** Whether it said that it serves the app's chain since it was last out of reach. */
  checked: boolean;
};

/** Later in the order is asked later; what is certainly wrong is not asked at all. */
const RANK: Record<Fault["kind"], number> = {
  unreachable: 1,
  lagging: 2,
  disagrees: 3,
  "wrong-code": Infinity,
  "wrong-chain": Infinity,
};

let known: Endpoint[] = [];
const listeners = new Set<() => void>();

/** Every endpoint that is configured, in the operator's order. */
export function endpoints(): readonly Endpoint[] {
  const urls = rpcUrls();
  const same = urls.length === known.length && urls.every((url, i) => known[i]!.url === url);
  if (!same) known = urls.map((url) => ({ url, fault: null, checked: false }));
  return known;
}

/** Endpoints to ask, best first. With none that may be asked, the first of all, so that it can recover. */
export function usableEndpoints(): Endpoint[] {
  const rank = ({ fault }: Endpoint) => (fault ? RANK[fault.kind] : 0);
  const usable = endpoints()
    .filter((endpoint) => rank(endpoint) < Infinity)
    .sort((a, b) => rank(a) - rank(b));
  return usable.length > 0 ? usable : endpoints().slice(0, 1);
}

/** Records what is known against an endpoint; null clears it. */
export function setFault(endpoint: Endpoint, fault: Fault | null): void {
  if (fault?.kind === "unreachable") endpoint.checked = false;
  if (JSON.stringify(endpoint.fault) === JSON.stringify(fault)) return;
  endpoint.fault = fault;
  for (const notify of listeners) notify();
}

/** An endpoint answered: it is within reach again. Other faults stay until an audit clears them. */
export function answered(endpoint: Endpoint): void {
  if (endpoint.fault?.kind === "unreachable") setFault(endpoint, null);
}

/** Calls `notify` whenever something becomes known or is cleared. */
export function subscribeFaults(notify: () => void): () => void {
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
  };
}

function sentence({ url, fault }: Endpoint, goesOn: string): string {
  const name = displayUrl(url);
  switch (fault!.kind) {
    case "unreachable":
      return `${name} does not answer${goesOn}`;
    case "lagging":
      return `${name} is ${(fault as Fault & { kind: "lagging" }).blocks} blocks behind${goesOn}`;
    case "wrong-chain":
      return `${name} serves another chain (id ${(fault as Fault & { kind: "wrong-chain" }).id})${goesOn}`;
    case "wrong-code":
      return `${name} shows other contracts at our addresses${goesOn}`;
    case "disagrees": {
      const { block, others, proven } = fault as Fault & { kind: "disagrees" };
      const where = others.map(displayUrl).join(" and ");
      return proven
        ? `${name} gives another block ${block} than ${where}${goesOn}`
        : `${name} and ${where} give different blocks ${block}, so one of them is wrong. ` +
            "Sign nothing until they agree.";
    }
  }
}

/**
 * What a person should know about the endpoints, one sentence each. With a single endpoint there is
 * nothing: its failure is the chain's.
 */
export function endpointNotices(): string[] {
  const all = endpoints();
  const good = all.find(({ fault }) => fault === null);
  if (all.length < 2 || !good) return [];
  const goesOn = `; reading goes on from ${displayUrl(good.url)}.`;
  return all.filter(({ fault }) => fault !== null).map((endpoint) => sentence(endpoint, goesOn));
}
