import { loadCatalogue } from "@/lib/texts/catalogue";
import { chooseLanguage, LANGUAGE_COOKIE } from "@/lib/texts/language";
import { translate, type Language, type Text } from "@/lib/texts/text";

const CHOSEN = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([^;]*)`);

/** The language that the sender of a request reads: chosen on this site, else what the browser asks for. */
export function languageOf({ headers }: Request): Language {
  const chosen = CHOSEN.exec(headers.get("cookie") ?? "")?.[1];
  return chooseLanguage(chosen, headers.get("accept-language"));
}

/** A text in the language of the request. */
export async function say(request: Request, text: Text): Promise<string> {
  const language = languageOf(request);
  return translate(text, language, await loadCatalogue(language));
}
