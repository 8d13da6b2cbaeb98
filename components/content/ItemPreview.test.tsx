import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ItemPreview as Preview } from "@/lib/content/parse/types";
import ItemPreview from "./ItemPreview";

const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(1)</script>';
const render = (preview: Preview, compact = false, src?: string) =>
  renderToStaticMarkup(
    <ItemPreview preview={preview} title={HOSTILE} src={src} compact={compact} />,
  );

describe("ItemPreview", () => {
  const email: Preview = {
    kind: "email",
    from: HOSTILE,
    to: HOSTILE,
    subject: HOSTILE,
    date: "2002-08-22T12:31:57.000Z",
    text: HOSTILE,
    truncated: true,
    fromHtml: true,
    attachments: [{ name: HOSTILE, mediaType: "text/html", size: 12 }],
  };
  const previews: Preview[] = [
    email,
    { kind: "text", text: HOSTILE, truncated: false },
    { kind: "row", cells: [{ key: HOSTILE, value: HOSTILE }], truncated: true },
    { kind: "unreadable", reason: HOSTILE },
  ];

  it.each(previews.flatMap((preview) => [[preview, true] as const, [preview, false] as const]))(
    "shows $kind as text, never as markup",
    (preview, compact) => {
      const html = render(preview, compact);
      expect(html).not.toMatch(/<(img|script)\b/);
      expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    },
  );

  it("says what was done to an e-mail and names its attachments", () => {
    const html = render(email);
    expect(html).toContain("2002-08-22 12:31 UTC");
    expect(html).toContain("The message was HTML; this is its text.");
    expect(html).toContain("text/html, 12 bytes");
    expect(html).toContain("Only the beginning is shown");
  });

  it("enlarges a digit by whole factors and leaves photographs alone", () => {
    const digit = render(
      { kind: "image", mediaType: "image/png", width: 28, height: 28 },
      false,
      "/x",
    );
    expect(digit).toContain('width="224"');
    expect(digit).toContain("pixelated");
    const photo = render(
      { kind: "image", mediaType: "image/png", width: 900, height: 600 },
      false,
      "/x",
    );
    expect(photo).toContain('width="900"');
    expect(photo).not.toContain("pixelated");
  });

  it("lets long text be scrolled by keyboard", () => {
    expect(render({ kind: "text", text: "long", truncated: false })).toMatch(
      /tabindex="0" role="region" aria-label=/i,
    );
  });
});
