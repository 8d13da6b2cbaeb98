// Every sentence a person reads is written once, in English, where it is used; that sentence is also the
// key under which the other languages have theirs (`texts/`). How to write and translate them: docs/texts.md.

/** What stands in a sentence for `{name}`; a text among them is translated too. */
export type Values = Readonly<Record<string, string | number | bigint | Phrase>>;

/** A sentence whose words are known before its language is: what lib answers, and components show. */
export type Text = string | Phrase;

/** A sentence with values, or with a number that decides its form. Plain data: it crosses workers and stores. */
export type Phrase = {
  /** English, with `{name}` for each value. With `n`, the form for one. */
  text: string;
  values?: Values;
  /** English for every other number, and the number; `{n}` shows it with its thousands grouped. */
  other?: string;
  n?: number;
};

/** What a language has for each English sentence; sentences with a number have a form per plural category. */
export type Catalogue = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export const LANGUAGES = { en: "English", es: "Español" } as const;
export type Language = keyof typeof LANGUAGES;

/** Marks a sentence for the catalogue where it is not shown at once: in tables, and in lib. */
export function msg(text: string): string;
export function msg(text: string, values: Values): Phrase;
export function msg(text: string, values?: Values): Text {
  return values ? { text, values } : text;
}

/** Texts one after the other, with `between` in every language. */
export const joined = (texts: readonly Text[], between: string): Text =>
  texts.length === 0
    ? ""
    : texts
        .map(phrase)
        .reduce((first, then) => ({ text: `{first}${between}{then}`, values: { first, then } }));

/** Whether something from a store, a worker or an error is a text. */
export const isText = (value: unknown): value is Text =>
  typeof value === "string" ||
  (typeof value === "object" &&
    value !== null &&
    "text" in value &&
    typeof value.text === "string");

/** A text as a value of another: `msg("{what}. Try again.", { what: phrase(text) })`. */
export const phrase = (text: Text): Phrase => (typeof text === "string" ? { text } : text);

/**
 * A sentence in the form its number asks for: `plural(2, "{n} item", "{n} items")`.
 * @param other the English form for every number but one
 */
export function plural(n: number | bigint, one: string, other: string, values?: Values): Phrase {
  return { text: one, other, n: Number(n), ...(values && { values }) };
}

/** Key of a sentence in a catalogue. */
export function keyOf(text: Text): string {
  if (typeof text === "string") return text;
  return text.other === undefined ? text.text : `${text.text} | ${text.other}`;
}

const integers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const rules = new Map<Language, Intl.PluralRules>();

function categoryOf(language: Language, n: number): string {
  let of = rules.get(language);
  if (!of) rules.set(language, (of = new Intl.PluralRules(language)));
  return of.select(n);
}

/** The words of a text in a language, its values not yet filled in; English where the language has none. */
function pattern(text: Text, language: Language, catalogue: Catalogue): string {
  const found = catalogue[keyOf(text)];
  if (typeof found === "string" && found) return found;
  if (typeof text === "string") return text;
  if (text.other === undefined || text.n === undefined) return text.text;
  const forms = typeof found === "object" ? found : { one: text.text, other: text.other };
  return forms[categoryOf(language, text.n)] || forms.other || text.other;
}

/** `text` in a language, with its values filled in. A `{name}` without a value stays as it is. */
export function translate(text: Text, language: Language, catalogue: Catalogue): string {
  const words = pattern(text, language, catalogue);
  if (typeof text === "string" || (!text.values && text.n === undefined)) return words;
  return words.replace(/\{(\w+)\}/g, (mark, name: string) => {
    const value = text.values?.[name] ?? (name === "n" ? text.n : undefined);
    if (value === undefined) return mark;
    if (typeof value === "object") return translate(value, language, catalogue);
    return name === "n" && typeof value !== "string" ? integers.format(value) : String(value);
  });
}

/** `text` in English: for logs, files, and wherever no reader has chosen a language. */
export const english = (text: Text): string => translate(text, "en", {});
