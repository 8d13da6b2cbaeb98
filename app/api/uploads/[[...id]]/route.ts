import { guardWrite } from "@/lib/server/guard";
import { contentStore } from "@/lib/storage/store";
import { uploadDesk } from "@/lib/storage/uploads";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * Uploads in parts by tus 1.0: POST creates one, HEAD says how far it is, PATCH sends the next
 * bytes, DELETE gives it up. Whoever asks has to be signed in. The metadata names the CID that the CAR's root must have.
 */
async function upload(request: Request): Promise<Response> {
  // The whole of an upload is counted when it is announced.
  const announced = request.method === "POST" ? request.headers.get("upload-length") : null;
  const writer = await guardWrite(request, { bytes: Number(announced) });
  if (writer instanceof Response) return writer;
  return uploadDesk(contentStore()).handle(request);
}

export { upload as DELETE, upload as HEAD, upload as OPTIONS, upload as PATCH, upload as POST };
