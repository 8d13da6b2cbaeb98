import { NextResponse, type NextRequest } from "next/server";
import { publicRpcUrls } from "@/lib/chain/rpc-url";
import { contentSecurityPolicy, SECURITY_HEADERS } from "@/lib/server/headers";

/** Gives every page its security headers and a content security policy with a nonce of its own. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy({
    nonce,
    rpcUrls: publicRpcUrls(),
    walletConnect: Boolean(process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID),
    dev: process.env.NODE_ENV === "development",
  });

  // Next reads the nonce for its scripts from the request's policy.
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Pages only. Uploads and content are kept out: Next cuts request bodies of matched routes at 10 MB,
  // and content has headers of its own.
  matcher: ["/((?!api/|_next/static|_next/image|icon.svg|favicon.ico).*)"],
};
