import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { explained } from "./explained";

const markup = (text: string) => renderToStaticMarkup(<p>{explained(text)}</p>);

describe("explained", () => {
  it("leaves plain text alone", () => expect(markup("Nothing here.")).toBe("<p>Nothing here.</p>"));

  it("ties each marked word to a popover of its own", () => {
    const html = markup("A {panel} and {gold|gold items}.");
    const targets = [...html.matchAll(/popoverTarget="([^"]+)"/gi)].map(([, id]) => id);
    expect(targets).toHaveLength(2);
    expect(new Set(targets).size).toBe(2);
    for (const id of targets) expect(html).toContain(`id="${id}"`);
    expect(html).toMatch(/<button[^>]*>panel<\/button>/);
    expect(html).toMatch(/<button[^>]*>gold items<\/button>/);
    expect(html).toContain('href="/help#gold"');
  });

  it("refuses a word that nobody has explained", () =>
    expect(() => markup("A {flummox}.")).toThrow(RangeError));
});
