import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { evidenceFile } from "@/lib/content/evidence";
import { packEvidence } from "@/lib/content/pack";
import { findRoot, readEvidence } from "./read";
import { receiveCar } from "./receive";
import { serveContent } from "./serve";
import { ContentStore } from "./store";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const picked = (name: string, bytes: Uint8Array | string) => ({
  path: name,
  file: new File([bytes as BlobPart], name),
});

let directory: string;
let store: ContentStore;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "evidence-"));
  store = new ContentStore(directory);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function stored(text: string) {
  const files = [
    await evidenceFile(picked("notes.html", "<script>alert(1)</script>"), 0),
    await evidenceFile(picked("proof.png", PNG), 1),
  ];
  const packed = await packEvidence({ text, files });
  async function* pieces() {
    for (const piece of packed.car)
      yield piece instanceof Blob ? new Uint8Array(await piece.arrayBuffer()) : piece;
  }
  await receiveCar(store, pieces(), { expected: packed.cid });
  return packed;
}

const served = (cid: string, file: string, caseId: string | null, names: boolean) =>
  serveContent(
    store,
    new Request(`http://site/x${caseId === null ? "" : `?case=${caseId}`}`),
    { cid, path: file.split("/") },
    async () => ({ state: "unknown", struck: 0n }),
    async (id, digest) => names && id === 7n && digest.length === 66,
  );

describe("evidence", () => {
  it("comes back as it was packed", async () => {
    const { cid } = await stored("Both are empty.");
    const evidence = await readEvidence(store, await findRoot(store, cid));
    expect(evidence.text).toBe("Both are empty.");
    expect(evidence.files.map(({ path: at, mediaType, title }) => [at, mediaType, title])).toEqual([
      ["items/000.txt", "text/plain", "notes.html"],
      ["items/001.png", "image/png", "proof.png"],
    ]);
  });

  it("is served for the case that names it, as plain text and pictures that run nothing", async () => {
    const { cid } = await stored("x");
    const text = await served(cid, "items/000.txt", "7", true);
    expect(text.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(text.headers.get("content-security-policy")).toContain("sandbox");
    const picture = await served(cid, "items/001.png", "7", true);
    expect(picture.headers.get("content-type")).toBe("image/png");
  });

  it("is not served without a case that names it", async () => {
    const { cid } = await stored("x");
    await expect(served(cid, "items/000.txt", null, true)).rejects.toMatchObject({
      code: "sealed",
    });
    await expect(served(cid, "items/000.txt", "8", true)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(served(cid, "evidence.json", "7", false)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("takes files for what their bytes are, and refuses what jurors could not see", async () => {
    await expect(evidenceFile(picked("x.png", "just text"), 0)).resolves.toMatchObject({
      mediaType: "text/plain",
    });
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(60)]);
    await expect(evidenceFile(picked("a.txt", zip), 3)).rejects.toMatchObject({ item: 3 });
    await expect(evidenceFile(picked("b.txt", new Uint8Array([0, 1, 2])), 0)).rejects.toThrow(
      /neither text/,
    );
    await expect(evidenceFile(picked("c.txt", ""), 0)).rejects.toThrow(/empty/);
  });

  it("needs a statement", async () => {
    await expect(packEvidence({ text: "  ", files: [] })).rejects.toThrow();
  });
});
