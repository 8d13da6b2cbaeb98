"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useTexts } from "#texts";
import { rememberPreference } from "@/lib/shell/preference";
import { LANGUAGE_COOKIE } from "@/lib/texts/language";
import { LANGUAGES, type Language } from "@/lib/texts/text";

/** The languages by their own names; a choice is remembered in the cookie that the server reads. */
export function LanguageSwitch() {
  const { language } = useTexts();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const choose = (code: Language) => {
    rememberPreference(LANGUAGE_COOKIE, code);
    startTransition(() => router.refresh());
  };
  return (
    <ul className="flex gap-4" aria-busy={isPending}>
      {(Object.keys(LANGUAGES) as Language[]).map((code) => (
        <li key={code}>
          <button
            type="button"
            lang={code}
            aria-pressed={code === language}
            onClick={() => choose(code)}
            className="text-muted hover:text-text aria-pressed:text-text min-h-7 hover:underline aria-pressed:font-semibold"
          >
            {LANGUAGES[code]}
          </button>
        </li>
      ))}
    </ul>
  );
}
