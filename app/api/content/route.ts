import { pino } from "pino";
import { ContentError } from "@/lib/content/errors";
import { MAX_CAR_BYTES } from "@/lib/content/limits";
import { formatBytes } from "@/lib/format/number";
import { guardWrite } from "@/lib/server/guard";
import { problemResponse } from "@/lib/storage/problem";
import { receiveCar } from "@/lib/storage/receive";
import { contentStore } from "@/lib/storage/store";
import { msg } from "@/lib/texts/text";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const log = pino({ name: "content" });

/** Takes a CAR of a signed-in account as the request's body; answers `{ cid }`, or a problem (RFC 9457). */
export async function POST(request: Request): Promise<Response> {
  try {
    if (Number(request.headers.get("content-length")) > MAX_CAR_BYTES) {
      const most = formatBytes(MAX_CAR_BYTES);
      throw new ContentError("too-large", msg("An upload may have at most {most}.", { most }));
    }
    const writer = await guardWrite(request, {
      bytes: Number(request.headers.get("content-length") ?? MAX_CAR_BYTES),
    });
    if (writer instanceof Response) return writer;
    if (request.body === null) {
      throw new ContentError("not-a-car", msg("The upload was empty; send a CAR file."));
    }
    // Node's streams are async iterables; the DOM types do not say so yet.
    const body = request.body as unknown as AsyncIterable<Uint8Array>;
    const record = await receiveCar(contentStore(), body);
    return Response.json({ cid: record.cid }, { status: 201 });
  } catch (error) {
    if (error instanceof ContentError && error.code !== "internal")
      return problemResponse(request, error);
    log.error({ err: error }, "an upload failed");
    const sentence = msg(
      "The server could not store the upload; nothing was kept. Try again later.",
    );
    return problemResponse(
      request,
      error instanceof ContentError ? error : new ContentError("internal", sentence),
    );
  }
}
