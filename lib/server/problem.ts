import type { Text } from "@/lib/texts/text";
import { say } from "./language";

/** An RFC 9457 problem: `kind` names the failure for programs, `detail` is the sentence to show, in the reader's language. */
export type ProblemDetails = {
  kind: string;
  title: string;
  status: number;
  detail: Text;
  /** Further members, for programs. */
  more?: Record<string, unknown>;
  headers?: Record<string, string>;
};

/** What every answer of the API carries: it is data, and no page may run or frame it. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
};

/** The answer to a request that failed, application/problem+json. */
export async function problem(
  request: Request,
  { kind, title, status, detail, more, headers }: ProblemDetails,
): Promise<Response> {
  const said = await say(request, detail);
  const body = { type: `urn:datanets:${kind}`, title, status, detail: said, ...more };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...API_HEADERS, "content-type": "application/problem+json", ...headers },
  });
}

/** A JSON answer of the API. */
export const answer = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: API_HEADERS });
