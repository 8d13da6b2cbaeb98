// `npm run texts`: finds the texts of the product and files the translations of every other language.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { LANGUAGES } from "@/lib/texts/text";
import { findTexts } from "./texts/find";
import { faultOf, readTranslations, writeTranslations } from "./texts/translations";

const root = fileURLToPath(new URL("..", import.meta.url));
const texts = findTexts(root);
for (const language of Object.keys(LANGUAGES).filter((code) => code !== "en")) {
  const folder = join(root, "texts", language);
  mkdirSync(folder, { recursive: true });
  await writeTranslations(folder, texts);
  const known = readTranslations(folder);
  const faults = texts.flatMap((one) => faultOf(one, known.get(one.key)) ?? []);
  console.log(`${language}: ${texts.length} texts, ${faults.length} to do`);
  for (const fault of faults) console.log(`  ${fault}`);
}
