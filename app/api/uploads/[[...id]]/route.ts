import { contentStore } from "@/lib/storage/store";
import { uploadDesk } from "@/lib/storage/uploads";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * Uploads in parts by tus 1.0: POST creates one, HEAD says how far it is, PATCH sends the next
 * bytes, DELETE gives it up. The metadata names the CID that the CAR's root must have.
 */
async function upload(request: Request): Promise<Response> {
  return uploadDesk(contentStore()).handle(request);
}

export { upload as DELETE, upload as HEAD, upload as OPTIONS, upload as PATCH, upload as POST };
