import { describe, expect, it } from "vitest";
import { previewItem } from "./preview";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("previewItem", () => {
  it("never throws: bytes that are not what they claim are a finding", async () => {
    const unreadable = { kind: "unreadable" };
    expect(await previewItem("application/json", utf8("{"))).toMatchObject(unreadable);
    expect(await previewItem("image/png", utf8("<svg onload=alert(1)>"))).toMatchObject(unreadable);
    expect(await previewItem("image/gif", utf8("GIF"))).toMatchObject(unreadable);
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(await previewItem("image/jpeg", png)).toMatchObject(unreadable);
  });

  it("shows broken UTF-8 with replacement characters rather than nothing", async () => {
    const bytes = Uint8Array.from([0x61, 0xff, 0x62]);
    expect(await previewItem("text/plain", bytes)).toMatchObject({ text: "a\ufffdb" });
  });

  it("cuts long text without splitting a character and says so", async () => {
    const preview = await previewItem("text/plain", utf8("😀".repeat(20_000)));
    if (preview.kind !== "text") throw new Error("not text");
    expect(preview.truncated).toBe(true);
    expect(preview.text.length).toBeLessThanOrEqual(20_000);
    expect(preview.text.isWellFormed()).toBe(true);
  });

  it("shows any JSON as cells", async () => {
    expect(await previewItem("application/json", utf8('{"a":{"b":[1]},"c":null}'))).toEqual({
      kind: "row",
      truncated: false,
      cells: [
        { key: "a", value: '{"b":[1]}' },
        { key: "c", value: "null" },
      ],
    });
  });
});
