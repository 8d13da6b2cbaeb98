import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import type { Catalogue } from "@/lib/texts/text";
import type { Found } from "./find";

type Entry = Catalogue[string];

/** All translations of a language, from the files of its folder. */
export function readTranslations(folder: string): Map<string, Entry> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Map(
    files.flatMap((name) =>
      Object.entries(JSON.parse(readFileSync(join(folder, name), "utf8")) as Catalogue),
    ),
  );
}

const untranslated = ({ other }: Found): Entry =>
  other === undefined ? "" : { one: "", other: "" };

/** Files the translations by domain: keeps what is there, adds empty entries, drops what nobody shows. */
export async function writeTranslations(folder: string, texts: readonly Found[]): Promise<void> {
  const known = readTranslations(folder);
  const groups = new Map<string, Found[]>();
  for (const one of texts) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  for (const [group, found] of groups) {
    const entries = found.map((one) => [one.key, known.get(one.key) ?? untranslated(one)]);
    const json = JSON.stringify(Object.fromEntries(entries));
    writeFileSync(
      join(folder, `${group}.json`),
      await format(json, { parser: "json", printWidth: 100 }),
    );
  }
  const names = [...groups.keys()].sort();
  const index = [
    "// Written by `npm run texts`.",
    ...names.map((name) => `import ${camel(name)} from "./${name}.json";`),
    "",
    `const catalogue = { ${names.map((name) => `...${camel(name)}`).join(", ")} };`,
    "export default catalogue;",
  ].join("\n");
  writeFileSync(
    join(folder, "index.ts"),
    await format(index, { parser: "typescript", printWidth: 100 }),
  );
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `{name}`s and `<tag>`s of a text; a marked term of the glossary may be shown in other words. */
function marks(words: string): string[] {
  return [...words.matchAll(/\{(\w+)(?:\|[^}]*)?\}|<(\w+)>/g)].map(
    ([, name, tag]) => name ?? `<${tag}>`,
  );
}

/** What is wrong with a translation, in words; null when nothing is. */
export function faultOf({ key, text, other }: Found, entry: Entry | undefined): string | null {
  const forms = typeof entry === "object" ? Object.values(entry) : [entry ?? ""];
  if (forms.some((form) => !form)) return `no translation: ${key}`;
  if ((other === undefined) !== (typeof entry === "string")) return `other forms: ${key}`;
  const needed = new Set(marks(other ?? text));
  for (const form of forms) {
    const has = new Set(marks(form));
    for (const mark of needed) if (!has.has(mark) && mark !== "n") return `misses ${mark}: ${form}`;
    for (const mark of has) if (!needed.has(mark)) return `unknown ${mark}: ${form}`;
  }
  return null;
}
