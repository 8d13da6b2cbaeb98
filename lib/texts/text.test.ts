import { describe, expect, it } from "vitest";
import { chooseLanguage, languageOfReader } from "./language";
import { english, msg, plural, translate, type Catalogue } from "./text";

const spanish: Catalogue = {
  Close: "Cerrar",
  "{who} paid {sum}": "{sum} de {who}",
  "{n} item | {n} items": { one: "{n} elemento", other: "{n} elementos" },
};

describe("translate", () => {
  it("says what the language has, and English for what it has not", () => {
    expect(translate("Close", "es", spanish)).toBe("Cerrar");
    expect(translate("Open", "es", spanish)).toBe("Open");
  });

  it("fills in values, and leaves marks that have none", () => {
    const text = msg("{who} paid {sum}", { who: "Ada", sum: "2 OPEN" });
    expect(english(text)).toBe("Ada paid 2 OPEN");
    expect(translate(text, "es", spanish)).toBe("2 OPEN de Ada");
    expect(english(msg("{who} judges {item}", { who: "Ada" }))).toBe("Ada judges {item}");
  });

  it("chooses the form of the number and groups its thousands", () => {
    const items = (n: number | bigint) => plural(n, "{n} item", "{n} items");
    expect(english(items(1))).toBe("1 item");
    expect(english(items(0))).toBe("0 items");
    expect(translate(items(1n), "es", spanish)).toBe("1 elemento");
    expect(translate(items(12_345), "es", spanish)).toBe("12,345 elementos");
    // Spanish has a third category for whole millions, which needs no form of its own here.
    expect(translate(items(1_000_000), "es", spanish)).toBe("1,000,000 elementos");
  });

  it("translates texts among the values", () => {
    const text = msg("{who} paid {sum}", { who: "Ada", sum: plural(2, "{n} item", "{n} items") });
    expect(translate(text, "es", spanish)).toBe("2 elementos de Ada");
  });
});

describe("chooseLanguage", () => {
  it.each([
    ["es", "en", "es"],
    [undefined, "es-MX,es;q=0.9,en;q=0.8", "es"],
    [undefined, "fr, en;q=0.4, es;q=0.7", "es"],
    [undefined, "fr-FR", "en"],
    ["toString", null, "en"],
  ])("cookie %s, wish %s: %s", (chosen, accepted, language) =>
    expect(chooseLanguage(chosen, accepted)).toBe(language),
  );
});

describe("languageOfReader", () => {
  it.each([
    ["theme=dark; language=es", "en", "es"],
    ["old-language=es; language=en", "es", "en"],
    ["theme=dark", "es-AR,en", "es"],
    ["", "", "en"],
  ])("cookies %j, wishes %s: %s", (cookies, accepted, language) =>
    expect(languageOfReader(cookies, accepted)).toBe(language),
  );
});
