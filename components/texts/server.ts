import { cookies, headers } from "next/headers";
import { cache, use } from "react";
import { loadCatalogue } from "@/lib/texts/catalogue";
import { chooseLanguage, LANGUAGE_COOKIE } from "@/lib/texts/language";
import { textsOf, type Texts } from "./texts";

/** Texts in the language of the request: `const t = await getTexts()` in pages and routes. */
export const getTexts = cache(async (): Promise<Texts> => {
  const language = chooseLanguage(
    (await cookies()).get(LANGUAGE_COOKIE)?.value,
    (await headers()).get("accept-language"),
  );
  return textsOf(language, await loadCatalogue(language));
});

/** The same in server components that do not wait. */
export const useTexts = (): Texts => use(getTexts());
