import { msg, phrase, type Text } from "@/lib/texts/text";
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

/** What is wrong with an endpoint while `other`, the address of a good one, is read. */
function sentence(endpoint: { url: string; fault: Fault }, other: string): Text {
  const { fault } = endpoint;
  const values = { url: displayUrl(endpoint.url), other: displayUrl(other) };
  switch (fault.kind) {
    case "unreachable":
      return msg("{url} does not answer; reading goes on from {other}.", values);
    case "lagging":
      return msg("{url} is {blocks} blocks behind; reading goes on from {other}.", {
        ...values,
        blocks: fault.blocks,
      });
    case "wrong-chain":
      return msg("{url} serves another chain (id {id}); reading goes on from {other}.", {
        ...values,
        id: fault.id,
      });
    case "wrong-code":
      return msg(
        "{url} shows other contracts at our addresses; reading goes on from {other}.",
        values,
      );
    case "disagrees": {
      const { block, proven } = fault;
      const others = fault.others
        .map(displayUrl)
        .map(phrase)
        .reduce((first, then) => msg("{first} and {then}", { first, then }));
      return proven
        ? msg("{url} gives another block {block} than {others}; reading goes on from {other}.", {
            ...values,
            block,
            others,
          })
        : msg(
            "{url} and {others} give different blocks {block}, so one of them is wrong. Sign nothing until they agree.",
            { url: values.url, others, block },
          );
    }
  }
}

/**
 * What a person should know about the endpoints, one sentence each. With a single endpoint there is
 * nothing: its failure is the chain's.
 */
export function endpointNotices(): Text[] {
  const all = endpoints();
  const good = all.find(({ fault }) => fault === null);
  if (all.length < 2 || !good) return [];
  return all.flatMap(({ url, fault }) => (fault ? [sentence({ url, fault }, good.url)] : []));
}
