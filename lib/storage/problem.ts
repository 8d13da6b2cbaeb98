import { ContentError } from "@/lib/content/errors";
import { say } from "@/lib/server/language";
import type { Text } from "@/lib/texts/text";

/** An RFC 9457 answer: `type` names the failure, `detail` is the sentence to show. */
export interface Problem {
  type: string;
  title: string;
  detail: Text;
  status: number;
}

const TITLES: Record<ContentError["code"], string> = {
  "too-large": "Too large",
  "not-a-car": "Not a CAR file",
  corrupted: "Corrupted block",
  incomplete: "Missing data",
  unexpected: "Unexpected data",
  malformed: "Malformed content",
  "disk-full": "Disk full",
  interrupted: "Upload interrupted",
  "not-found": "Not found",
  sealed: "Sealed",
  struck: "Struck by a case",
  "signed-out": "Not signed in",
  limited: "Too much at once",
  unreachable: "Chain unreachable",
  internal: "Internal error",
};

/** The problem that a failure is. */
export function problemOf(error: ContentError): Problem {
  return {
    type: `urn:datanets:content:${error.code}`,
    title: TITLES[error.code],
    detail: error.sentence,
    status: error.status,
  };
}

/** The same with its sentence in the language of the request, as JSON. */
export const problemBody = async (request: Request, problem: Problem): Promise<string> =>
  JSON.stringify({ ...problem, detail: await say(request, problem.detail) });

/** The answer for a failure. What is no ContentError is told apart in the log, not to the caller. */
export async function problemResponse(request: Request, error: ContentError): Promise<Response> {
  return new Response(await problemBody(request, problemOf(error)), {
    status: error.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
