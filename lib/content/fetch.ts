import type { Hex } from "viem";
import { msg } from "@/lib/texts/text";
import { digestToCid } from "./cid";
import { ContentError, type ContentErrorCode } from "./errors";

/**
 * Address of stored content.
 *
 * @param path a file in the directory, e.g. `items/000.eml`; without it the record of what is stored.
 * @param contribution its id, needed for everything but descriptions of datanets.
 */
export function contentUrl(
  digest: Hex,
  path = "",
  contribution?: bigint | number,
  format?: "car",
): string {
  const query = new URLSearchParams();
  if (contribution !== undefined) query.set("contribution", contribution.toString());
  if (format !== undefined) query.set("format", format);
  const suffix = query.size > 0 ? `?${query}` : "";
  return `/api/content/${digestToCid(digest)}${path === "" ? "" : `/${path}`}${suffix}`;
}

/** Address of a file of a case's evidence. */
export const evidenceUrl = (digest: Hex, path: string, caseId: number): string =>
  `/api/content/${digestToCid(digest)}/${path}?case=${caseId}`;

const CODES = new Map<number, ContentErrorCode>([
  [401, "signed-out"],
  [403, "sealed"],
  [404, "not-found"],
  [413, "too-large"],
  [429, "limited"],
  [507, "disk-full"],
  [503, "unreachable"],
]);

/** The failure that a problem+json answer describes; a sentence of our own for other bodies. */
export function errorFromProblem(status: number, body: string): ContentError {
  const code = CODES.get(status) ?? (status >= 500 ? "internal" : "malformed");
  try {
    const problem: unknown = JSON.parse(body);
    if (typeof problem === "object" && problem !== null && "detail" in problem) {
      if (typeof problem.detail === "string" && problem.detail !== "") {
        return new ContentError(code, problem.detail);
      }
    }
  } catch {
    // A proxy's HTML page or nothing at all: the status has to do.
  }
  return new ContentError(
    code,
    msg("The server answered with status {status}; try again later.", { status }),
  );
}

/** A stored file's bytes. @throws ContentError with the server's sentence, or that it is offline. */
export async function fetchContent(url: string, signal?: AbortSignal): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const sentence = msg("The server cannot be reached; check your connection and try again.");
    throw new ContentError("unreachable", sentence, { cause });
  }
  throw errorFromProblem(response.status, await response.text());
}
