import { msg, type Text } from "@/lib/texts/text";
import { auditEndpoints, auditWhenDue } from "./audit";
import { appChain, BLOCK_SECONDS } from "./chains";
import { endpointNotices, endpoints, subscribeFaults } from "./endpoints";
import { ChainError, ChainUnreachableError } from "./errors";
import { readHead, type Head } from "./rpc";
import { rpcUrl } from "./rpc-url";

// The browser's one watch on the chain: its latest block, its clock, and whether it can be reached.
// Everything that needs one of these subscribes here, so a page polls once however many ask.

export type HeadState = {
  head: Head | null;
  /** Chain time minus the browser's, in seconds: deadlines count by the chain's clock. */
  skew: number;
  error: ChainError | null;
  /** What is wrong with single endpoints, or with a chain that makes no blocks; one sentence each. */
  notices: readonly Text[];
};

/** How often the banner checks on public chains, where a visitor's poll is somebody's bill. */
const CALM_SECONDS = appChain.id === 31337 ? BLOCK_SECONDS : 20;
const RETRY_SECONDS = 4;
/** How often endpoints are compared where there are several. */
const AUDIT_SECONDS = 60;
/** Without a new block for this long the chain, or what shows it to us, stands still. */
const STALL_SECONDS = 60;

let state: HeadState = { head: null, skew: 0, error: null, notices: [] };
/** When the newest block was first seen, milliseconds of the browser's clock. */
let headSeen = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let polling = false;
const subscribers = new Map<() => void, number>();

function set(next: HeadState) {
  state = next;
  for (const notify of subscribers.keys()) notify();
}

/**
 * A block is seen up to a few seconds after its time, so the largest recent skew is the truest one and
 * keeps countdowns from jumping; a larger change means that a clock moved.
 */
function nextSkew(timestamp: number): number {
  const seen = timestamp - Math.floor(Date.now() / 1000);
  const jitter = state.head !== null && Math.abs(seen - state.skew) <= 2 * BLOCK_SECONDS;
  return jitter ? Math.max(seen, state.skew) : seen;
}

/** Sentences for the banner; the same array while they are the same, so that nothing renders anew. */
function currentNotices(stalled: boolean): readonly Text[] {
  const minutes = Math.max(1, Math.round((Date.now() - headSeen) / 60_000));
  const still = msg(
    "The chain has shown no new block for {minutes} min; what you see may be old.",
    { minutes },
  );
  const notices = [...endpointNotices(), ...(stalled ? [still] : [])];
  return JSON.stringify(notices) === JSON.stringify(state.notices) ? state.notices : notices;
}

/** Notes a head that was read; asks the other endpoints when it stands still. */
function noteHead(head: Head) {
  if (head.number !== state.head?.number) headSeen = Date.now();
  const stalled = Date.now() - headSeen > STALL_SECONDS * 1000;
  if (stalled && endpoints().length > 1) void auditEndpoints();
  const notices = currentNotices(stalled);
  if (head.number !== state.head?.number || state.error || notices !== state.notices) {
    set({ head, skew: nextSkew(head.timestamp), error: null, notices });
  }
}

async function poll() {
  if (polling) return;
  polling = true;
  clearTimeout(timer);
  let delay = Math.min(...subscribers.values());
  try {
    noteHead(await readHead());
    auditWhenDue(AUDIT_SECONDS);
  } catch (error) {
    delay = RETRY_SECONDS;
    const known =
      error instanceof ChainError ? error : new ChainUnreachableError(rpcUrl(), { cause: error });
    if (known.message !== state.error?.message) set({ ...state, error: known });
  } finally {
    polling = false;
    if (subscribers.size > 0 && !document.hidden) timer = setTimeout(poll, delay * 1000);
  }
}

function onVisibility() {
  if (!document.hidden && subscribers.size > 0) void poll();
}

let forgetFaults = () => {};

function onFault() {
  const notices = currentNotices(Date.now() - headSeen > STALL_SECONDS * 1000 && headSeen > 0);
  if (notices !== state.notices) set({ ...state, notices });
}

/**
 * Follows the chain until the returned function is called; stops while the tab is hidden.
 * @param everySeconds poll interval wanted; the shortest of all subscribers' is used
 */
export function subscribeHead(notify: () => void, everySeconds: number = CALM_SECONDS) {
  if (subscribers.size === 0) {
    document.addEventListener("visibilitychange", onVisibility);
    forgetFaults = subscribeFaults(onFault);
  }
  subscribers.set(notify, everySeconds);
  void poll();
  return () => {
    subscribers.delete(notify);
    if (subscribers.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisibility);
    forgetFaults();
  };
}

export const headSnapshot = (): HeadState => state;

const serverState: HeadState = { head: null, skew: 0, error: null, notices: [] };
export const headServerSnapshot = (): HeadState => serverState;

/** The chain's time now in unix seconds: its latest block's clock, run on by the browser's. */
export function chainNow(): number {
  return Math.floor(Date.now() / 1000) + state.skew;
}
