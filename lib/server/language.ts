import { loadCatalogue } from "@/lib/texts/catalogue";
import { languageOfReader } from "@/lib/texts/language";
import { translate, type Language, type Text } from "@/lib/texts/text";

/** The language that the sender of a request reads: chosen on this site, else what the browser asks for. */
export function languageOf({ headers }: Request): Language {
  return languageOfReader(headers.get("cookie") ?? "", headers.get("accept-language"));
}

/** A text in the language of the request. */
export async function say(request: Request, text: Text): Promise<string> {
  const language = languageOf(request);
  return translate(text, language, await loadCatalogue(language));
}
