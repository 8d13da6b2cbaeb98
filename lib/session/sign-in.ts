import type { Address, Hex } from "viem";
import { errorFromProblem } from "@/lib/content/fetch";
import { ContentError } from "@/lib/content/errors";
import { msg } from "@/lib/texts/text";

// The sign-in as its caller sees it; browsers and scripts differ in who signs and who keeps the cookie.

export const SESSION_PATH = "/api/session";

/** Who signs in, and how it asks the site: a `fetch` that keeps the session's cookie. */
export type Signer = {
  origin: string;
  address: Address;
  sign: (message: string) => Promise<Hex>;
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
};

async function ask<T>(signer: Signer, path: string, method: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await signer.fetch(`${signer.origin}${path}`, {
      method,
      ...(body !== undefined && {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
  } catch (cause) {
    const sentence = msg("The server cannot be reached; check your connection and try again.");
    throw new ContentError("unreachable", sentence, { cause });
  }
  if (!response.ok) throw errorFromProblem(response.status, await response.text());
  return (await response.json()) as T;
}

/** What GET, POST and PUT /api/session answer. */
export type SessionAnswer = { address: Address | null; accounts: Address[] };

/**
 * Makes `address` the account that writes: nothing is asked of it when it signed in within a day, else
 * one signature.
 * @throws ContentError with the site's sentence; what `sign` throws
 */
export async function signIn(signer: Signer): Promise<void> {
  const { address, origin } = signer;
  const session = await ask<SessionAnswer>(signer, SESSION_PATH, "GET");
  if (session.address === address) return;
  if (session.accounts.includes(address)) {
    await ask(signer, SESSION_PATH, "PUT", { address });
    return;
  }
  const { nonce } = await ask<{ nonce: string }>(signer, `${SESSION_PATH}/nonce`, "POST");
  const { signInMessage } = await import("./message");
  const message = signInMessage(origin, address, nonce);
  await ask(signer, SESSION_PATH, "POST", { message, signature: await signer.sign(message) });
}
