import { clientAddress } from "@/lib/server/client-address";
import { refuseOtherSites } from "@/lib/server/guard";
import { within } from "@/lib/server/limits";
import { API_HEADERS } from "@/lib/server/problem";
import { route } from "@/lib/server/route";
import { giveNonce, openSession } from "@/lib/server/session";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** A nonce for one sign-in, good for ten minutes in this browser. */
export const POST = route(async (request) => {
  const refused =
    (await refuseOtherSites(request)) ?? (await within(request, "signIns", clientAddress(request)));
  if (refused) return refused;
  const sealed = new Response();
  const session = await openSession(request, sealed);
  const nonce = giveNonce(session);
  await session.save();
  const headers = new Headers({ ...API_HEADERS, "content-type": "application/json" });
  for (const cookie of sealed.headers.getSetCookie()) headers.append("set-cookie", cookie);
  return new Response(JSON.stringify({ nonce }), { headers });
});
