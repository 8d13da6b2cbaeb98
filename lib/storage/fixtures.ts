import { readdir } from "node:fs/promises";
import path from "node:path";
import type { NewItem } from "@/lib/content/contribution";
import { packContribution, packDatanet } from "@/lib/content/pack";
import type { DatanetDescription } from "@/lib/content/schema";

// Content for the tests of the store and of the routes.

export const utf8 = (text: string) => new TextEncoder().encode(text);
const contributor = "0x00000000000000000000000000000000000000aa";
export const description: DatanetDescription = {
  version: 1,
  name: "Digits",
  type: "image",
  description: "Handwritten digits.",
  guidelines: "One digit each.",
  fields: [{ name: "digit", kind: "choice", options: ["0", "1"] }],
  labels: "inline",
  license: "MIT",
  source: "",
};
/** A GIF of one pixel. */
const GIF = Uint8Array.from(Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64"));
export const text = (content: string): NewItem<Uint8Array> => ({
  bytes: utf8(content),
  mediaType: "text/plain",
  title: content.slice(0, 20),
});
export const items: NewItem<Uint8Array>[] = [
  text("<script>alert(1)</script>"),
  { bytes: utf8("From: a@b.c\r\n\r\nhi"), mediaType: "message/rfc822", title: "hi" },
  { bytes: GIF, mediaType: "image/gif", title: "pixel" },
  { bytes: utf8("<svg onload=alert(1)>"), mediaType: "image/png", title: "no picture" },
  { bytes: utf8('{"a":1}'), mediaType: "application/json", title: "row" },
  { ...text("x"), bytes: new Uint8Array(2_500_000).fill(120) },
];
export const packed = await packContribution({ kind: "data", datanet: 1, contributor, items });
export const datanet = await packDatanet(description);

export async function* stream(chunks: Iterable<Uint8Array>) {
  yield* chunks;
}
/** Files under the store, relative; empty directories do not count. */
export async function kept(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)));
}
