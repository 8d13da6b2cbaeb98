import { pino } from "pino";
import { ContentError } from "@/lib/content/errors";
import { problemResponse } from "@/lib/storage/problem";
import { serveContent } from "@/lib/storage/serve";
import { contentStore } from "@/lib/storage/store";
import { visibilityOnChain } from "@/lib/storage/visibility";
import { msg } from "@/lib/texts/text";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const log = pino({ name: "content" });

interface Context {
  params: Promise<{ cid: string; path?: string[] }>;
}

/** Serves stored content by CID; see `serveContent` for what may follow it. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { cid, path = [] } = await context.params;
  try {
    return await serveContent(contentStore(), request, { cid, path }, visibilityOnChain);
  } catch (error) {
    if (error instanceof ContentError) {
      if (error.status >= 500) log.error({ err: error, cid, path }, "content was not served");
      return problemResponse(request, error);
    }
    log.error({ err: error, cid, path }, "content was not served");
    const sentence = msg("The server could not read this content; try again later.");
    return problemResponse(request, new ContentError("internal", sentence));
  }
}
