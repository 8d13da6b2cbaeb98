import { getIronSession, type IronSession } from "iron-session";
import { getAddress, type Address, type Hex } from "viem";
import { generateSiweNonce, parseSiweMessage, validateSiweMessage } from "viem/siwe";
import { appChain } from "@/lib/chain/chains";
import { serverClient } from "@/lib/chain/client";
import { SESSION_SECONDS } from "@/lib/session/message";
import { msg, type Text } from "@/lib/texts/text";
import { sessionSecret } from "./secret";

// Sessions by Sign-In with Ethereum (EIP-4361). The cookie is sealed and holds everything; the server
// remembers only which nonces were used.

const COOKIE = "datanets_session";
/** Seconds between asking for a nonce and coming back with a signature. */
const NONCE_SECONDS = 600;
/** Accounts of one browser that stay signed in at once; the oldest makes room. */
const MOST_ACCOUNTS = 8;

export type SessionData = {
  /** When each account's session ends, unix seconds. */
  accounts?: Record<Address, number>;
  /** The account that writes. */
  current?: Address;
  nonce?: { value: string; ends: number };
};

export type Session = IronSession<SessionData>;

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Host that people reach the app at: APP_ORIGIN's where it is set, else the request's. */
export function siteHost(request: Request): string {
  const { APP_ORIGIN } = process.env;
  if (APP_ORIGIN) return new URL(APP_ORIGIN).host;
  return request.headers.get("host") ?? new URL(request.url).host;
}

/** The request's session; `save()` puts it on `response`. */
export function openSession(request: Request, response: Response): Promise<Session> {
  return getIronSession<SessionData>(request, response, {
    cookieName: COOKIE,
    password: sessionSecret(),
    ttl: SESSION_SECONDS,
    cookieOptions: {
      httpOnly: true,
      sameSite: "strict",
      // A public site is reached over TLS; a browser would not keep a secure cookie of plain loopback.
      secure: !LOOPBACK.test(siteHost(request)),
      path: "/",
    },
  });
}

const now = () => Math.floor(Date.now() / 1000);

/** Accounts whose sessions have not ended. */
export function liveAccounts({ accounts = {} }: SessionData): Address[] {
  return (Object.entries(accounts) as [Address, number][])
    .filter(([, ends]) => ends > now())
    .map(([address]) => address);
}

/** The account that writes in this session, or null. */
export function currentAccount(session: SessionData): Address | null {
  const { current } = session;
  return current && liveAccounts(session).includes(current) ? current : null;
}

/** Nonces that were used, until they would have ended anyway. */
const used = new Map<string, number>();

function spendNonce(nonce: string, ends: number): boolean {
  for (const [old, end] of used) if (end < now()) used.delete(old);
  if (used.has(nonce)) return false;
  used.set(nonce, ends);
  return true;
}

/** Puts a fresh nonce into the session. */
export function giveNonce(session: Session): string {
  const value = generateSiweNonce();
  session.nonce = { value, ends: now() + NONCE_SECONDS };
  return value;
}

/**
 * Signs in with a signed message: its nonce must be this session's, its domain ours, its chain the
 * app's. Contract accounts are asked on the chain (ERC-1271, ERC-6492).
 * @returns null when signed in, else a sentence
 */
export async function signInWith(
  session: Session,
  request: Request,
  { message, signature }: { message: string; signature: Hex },
): Promise<Text | null> {
  const { nonce } = session;
  delete session.nonce;
  if (!nonce || nonce.ends < now())
    return msg("This sign-in has expired. Ask for a new message and sign that one.");
  const fields = parseSiweMessage(message);
  const { address, chainId, expirationTime, uri } = fields;
  const domain = siteHost(request);
  const valid = validateSiweMessage({ message: fields, domain, nonce: nonce.value });
  if (!valid || !address || !uri || new URL(uri).host !== domain) {
    return msg(
      "The message is not one for signing in to {domain} now. Ask for a new message and sign that one.",
      { domain },
    );
  }
  if (chainId !== appChain.id)
    return msg("The message is for another chain. Ask for a new message and sign that one.");
  const ends = Math.min(
    now() + SESSION_SECONDS,
    Math.floor((expirationTime?.getTime() ?? Infinity) / 1000),
  );
  const signed = await serverClient()
    .verifyMessage({ address, message, signature, mode: "eoa" })
    .catch(() => null);
  if (signed === null)
    return msg("The chain did not answer whether the signature is right; try again soon.");
  if (!signed)
    return msg("The signature is not {address}'s. Ask for a new message and sign that one.", {
      address,
    });
  if (!spendNonce(nonce.value, nonce.ends))
    return msg("This message was used already. Ask for a new message and sign that one.");
  const account = getAddress(address);
  const kept = liveAccounts(session).filter((other) => other !== account);
  session.accounts = Object.fromEntries(
    kept.slice(1 - MOST_ACCOUNTS).map((other) => [other, session.accounts![other]!]),
  );
  session.accounts[account] = ends;
  session.current = account;
  return null;
}
