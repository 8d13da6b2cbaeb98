import type { Address } from "viem";
import { msg } from "@/lib/texts/text";
import { clientAddress } from "./client-address";
import { within } from "./limits";
import { problem } from "./problem";
import { currentAccount, openSession, siteHost } from "./session";

/** A problem when the request was made by a page of another site. The cookie is strict; this is the belt. */
export async function refuseOtherSites(request: Request): Promise<Response | null> {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const foreign =
    (site !== null && site !== "same-origin" && site !== "none") ||
    (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== siteHost(request)));
  if (!foreign) return null;
  return problem(request, {
    kind: "other-site",
    title: "Another site's request",
    status: 403,
    detail: msg("Only this site's own pages may do that."),
  });
}

/**
 * Lets a request that writes pass if it comes from our pages (or no page at all), from a signed-in
 * account, and within the limits of both the network it comes from and that account.
 * @param bytes what the request announces to store; counted against the quotas of the day
 * @returns the account that writes, or the problem to answer with
 */
export async function guardWrite(
  request: Request,
  { bytes = 0 }: { bytes?: number } = {},
): Promise<{ address: Address } | Response> {
  const network = clientAddress(request);
  const refused = (await refuseOtherSites(request)) ?? (await within(request, "writes", network));
  if (refused) return refused;
  const address = currentAccount(await openSession(request, new Response()));
  if (!address) {
    return problem(request, {
      kind: "signed-out",
      title: "Not signed in",
      status: 401,
      detail: msg("Sign in with your wallet first; it is asked once a day and costs nothing."),
    });
  }
  const amount = Number.isSafeInteger(bytes) ? bytes : 0;
  const over =
    (await within(request, "accountBytes", address, amount)) ??
    (await within(request, "networkBytes", network, amount));
  return over ?? { address };
}
