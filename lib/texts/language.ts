import { LANGUAGES, type Language } from "./text";

/** The language is a cookie that the server reads while rendering; without it the browser's wish decides. */
export const LANGUAGE_COOKIE = "language";

const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGES, code);

/**
 * @param chosen value of the cookie
 * @param accepted the request's `Accept-Language`, in the reader's order of preference
 */
export function chooseLanguage(
  chosen: string | undefined,
  accepted: string | null | undefined,
): Language {
  if (chosen && isLanguage(chosen)) return chosen;
  const wishes = (accepted ?? "")
    .split(",")
    .map((wish) => {
      const [range = "", quality] = wish.trim().split(/\s*;\s*q=/);
      return { code: range.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  return wishes.map(({ code }) => code).find(isLanguage) ?? "en";
}

const CHOSEN = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([^;]*)`);

/**
 * The same where cookies come in one line: the `Cookie` of a request, `document.cookie`.
 * @param accepted as for `chooseLanguage`; in the browser `navigator.languages`, joined
 */
export const languageOfReader = (cookies: string, accepted: string | null | undefined): Language =>
  chooseLanguage(CHOSEN.exec(cookies)?.[1], accepted);
