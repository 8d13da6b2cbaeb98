import { appChain, BLOCK_SECONDS } from "./chains";
import { ChainError, ChainUnreachableError } from "./errors";
import { assertAppChain, readHead, type Head } from "./rpc";
import { rpcUrl } from "./rpc-url";

// The browser's one watch on the chain: its latest block, its clock, and whether it can be reached.
// Everything that needs one of these subscribes here, so a page polls once however many ask.

export type HeadState = {
  head: Head | null;
  /** Chain time minus the browser's, in seconds: deadlines count by the chain's clock. */
  skew: number;
  error: ChainError | null;
};

/** How often the banner checks on public chains, where a visitor's poll is somebody's bill. */
const CALM_SECONDS = appChain.id === 31337 ? BLOCK_SECONDS : 20;
const RETRY_SECONDS = 4;

let state: HeadState = { head: null, skew: 0, error: null };
let chainChecked = false;
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

async function poll() {
  if (polling) return;
  polling = true;
  clearTimeout(timer);
  let delay = Math.min(...subscribers.values());
  try {
    if (!chainChecked) await assertAppChain();
    chainChecked = true;
    const head = await readHead();
    if (head.number !== state.head?.number || state.error) {
      set({ head, skew: nextSkew(head.timestamp), error: null });
    }
  } catch (error) {
    // Whatever comes back may be another chain: check its id again.
    chainChecked = false;
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

/**
 * Follows the chain until the returned function is called; stops while the tab is hidden.
 * @param everySeconds poll interval wanted; the shortest of all subscribers' is used
 */
export function subscribeHead(notify: () => void, everySeconds: number = CALM_SECONDS) {
  if (subscribers.size === 0) document.addEventListener("visibilitychange", onVisibility);
  subscribers.set(notify, everySeconds);
  void poll();
  return () => {
    subscribers.delete(notify);
    if (subscribers.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}

export const headSnapshot = (): HeadState => state;

const serverState: HeadState = { head: null, skew: 0, error: null };
export const headServerSnapshot = (): HeadState => serverState;

/** The chain's time now in unix seconds: its latest block's clock, run on by the browser's. */
export function chainNow(): number {
  return Math.floor(Date.now() / 1000) + state.skew;
}
