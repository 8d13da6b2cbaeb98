import fc from "fast-check";
import { expect, it } from "vitest";
import { plainText } from "./plainText";

it.each([
  ["Spam or ham", 40, "Spam or ham"],
  ["  two\n lines\tand  gaps ", 40, "two lines and gaps"],
  ["Größe é “quoted”", 40, "Größe é “quoted”"],
  ["数字", 40, ""],
  ["🔥🔥 hot 数 data", 40, "hot data"],
  ["‮evil", 40, "evil"],
  ["!!!", 40, ""],
  ["one two three four", 12, "one two…"],
  ["x".repeat(20), 10, `${"x".repeat(9)}…`],
])("writes %j in at most %d letters as %j", (text, most, written) =>
  expect(plainText(text, most)).toBe(written),
);

it("never asks for a letter that the font lacks and never grows too long", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 2, max: 200 }), (text, most) => {
      const written = plainText(text, most);
      expect(written.length).toBeLessThanOrEqual(most);
      expect(written).toMatch(/^[\u0020-\u007e\u00a1-\u00ff‘’“”–—…]*$/u);
    }),
  );
});
