import { ContentError } from "@/lib/content/errors";
import { msg } from "@/lib/texts/text";

/** Codes of a person who said no: EIP-1193's, and WalletConnect's. */
const DECLINED = new Set<unknown>([4001, 5000]);

function wasDeclined(error: unknown): boolean {
  for (let e = error, i = 0; e instanceof Error && i < 8; e = e.cause, i += 1) {
    if (e.name === "UserRejectedRequestError" || ("code" in e && DECLINED.has(e.code))) return true;
  }
  return false;
}

/**
 * Has the connected account signed in to this site, so that it may store content. Asks the wallet for
 * one signature a day and account; imports the wallet only now.
 * @throws ContentError with a sentence, also when the person declines; NotConnectedError
 */
export async function ensureSignedIn(): Promise<void> {
  const [{ connectedAccount, signMessage }, { signIn }] = await Promise.all([
    import("@/lib/wallet/connection"),
    import("./sign-in"),
  ]);
  try {
    await signIn({
      origin: location.origin,
      address: connectedAccount(),
      sign: signMessage,
      fetch: (url, init) => fetch(url, init),
    });
  } catch (error) {
    if (!wasDeclined(error)) throw error;
    const sentence = msg(
      "You did not sign in, so nothing was uploaded. Choose the button again and sign the message; it costs nothing.",
    );
    throw new ContentError("signed-out", sentence, { cause: error });
  }
}
