import { msg } from "@/lib/texts/text";
import type { MediaType } from "../schema";
import { previewEmail } from "./email";
import { dimensions, imageType } from "./image";
import { previewRow } from "./rows";
import { previewText } from "./text";
import type { ItemPreview } from "./types";

/** What to show of an item that came from the store. Never throws: bad bytes are a finding. */
export async function previewItem(mediaType: MediaType, bytes: Uint8Array): Promise<ItemPreview> {
  try {
    switch (mediaType) {
      case "message/rfc822":
        return await previewEmail(bytes);
      case "application/json":
        return previewRow(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
      case "text/plain":
        return { kind: "text", ...previewText(new TextDecoder().decode(bytes)) };
      default: {
        const size = dimensions(bytes, mediaType);
        if (size === undefined || (await imageType(bytes)) !== mediaType) {
          return {
            kind: "unreadable",
            reason: msg("This is not the picture its manifest promises."),
          };
        }
        return { kind: "image", mediaType, ...size };
      }
    }
  } catch {
    return {
      kind: "unreadable",
      reason: msg("This item cannot be read as what its manifest promises."),
    };
  }
}
