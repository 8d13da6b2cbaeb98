import type { Catalogue, Language } from "./text";

const EMPTY: Catalogue = {};
const loaded = new Map<Language, Promise<Catalogue>>();

/** What a language has for each English sentence, loaded once and only when that language is read. */
export function loadCatalogue(language: Language): Promise<Catalogue> {
  let catalogue = loaded.get(language);
  if (!catalogue) {
    catalogue =
      language === "es" ? import("@/texts/es").then((m) => m.default) : Promise.resolve(EMPTY);
    loaded.set(language, catalogue);
  }
  return catalogue;
}
