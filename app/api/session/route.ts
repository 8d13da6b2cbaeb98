import { z } from "zod";
import { getAddress, isAddress, isHex, type Hex } from "viem";
import { clientAddress } from "@/lib/server/client-address";
import { refuseOtherSites } from "@/lib/server/guard";
import { within } from "@/lib/server/limits";
import { answer, API_HEADERS, problem } from "@/lib/server/problem";
import { route } from "@/lib/server/route";
import {
  currentAccount,
  liveAccounts,
  openSession,
  signInWith,
  type Session,
} from "@/lib/server/session";
import { msg } from "@/lib/texts/text";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const signedMessage = z.object({
  message: z.string().max(4_000),
  // A contract account's signature can be long: several owners', or the code that makes the account.
  signature: z.custom<Hex>((value) => isHex(value) && value.length <= 40_002),
});
const choice = z.object({ address: z.string().refine((value) => isAddress(value)) });

const stateOf = (session: Session) => ({
  address: currentAccount(session),
  accounts: liveAccounts(session),
});

/** Who is signed in. */
export const GET = route(async (request) => {
  return answer(stateOf(await openSession(request, new Response())));
});

/** Reads a body; a problem when it is not of this shape. */
async function bodyOf<T>(request: Request, shape: z.ZodType<T>): Promise<T | Response> {
  const parsed = shape.safeParse(await request.json().catch(() => null));
  if (parsed.success) return parsed.data;
  return problem(request, {
    kind: "malformed",
    title: "Malformed request",
    status: 400,
    detail: msg("The request's body is not what this address takes."),
  });
}

/** The session's new state with its cookie. */
async function saved(request: Request, change: (session: Session) => Promise<Response | null>) {
  const response = new Response(null, { headers: API_HEADERS });
  const session = await openSession(request, response);
  const refused = await change(session);
  await session.save();
  const headers = new Headers(refused?.headers ?? response.headers);
  for (const cookie of response.headers.getSetCookie()) {
    if (refused) headers.append("set-cookie", cookie);
  }
  if (refused) return new Response(refused.body, { status: refused.status, headers });
  headers.set("content-type", "application/json");
  return new Response(JSON.stringify(stateOf(session)), { headers });
}

/** Signs in: `{ message, signature }` of EIP-4361, over the nonce that POST /api/session/nonce gave. */
export const POST = route(async (request) => {
  const refused =
    (await refuseOtherSites(request)) ?? (await within(request, "signIns", clientAddress(request)));
  if (refused) return refused;
  const body = await bodyOf(request, signedMessage);
  if (body instanceof Response) return body;
  return saved(request, async (session) => {
    const detail = await signInWith(session, request, body);
    if (!detail) return null;
    return problem(request, { kind: "sign-in", title: "Not signed in", status: 401, detail });
  });
});

/** Makes another of the signed-in accounts the one that writes: `{ address }`. */
export const PUT = route(async (request) => {
  const refused = await refuseOtherSites(request);
  if (refused) return refused;
  const body = await bodyOf(request, choice);
  if (body instanceof Response) return body;
  return saved(request, async (session) => {
    const address = getAddress(body.address);
    if (liveAccounts(session).includes(address)) {
      session.current = address;
      return null;
    }
    const detail = msg("This account has not signed in, or its day is over.");
    return problem(request, { kind: "signed-out", title: "Not signed in", status: 401, detail });
  });
});

/** Signs everybody of this browser out. */
export const DELETE = route(async (request) => {
  const refused = await refuseOtherSites(request);
  if (refused) return refused;
  const response = new Response(null, { status: 204, headers: API_HEADERS });
  const session = await openSession(request, response);
  session.destroy();
  return response;
});
