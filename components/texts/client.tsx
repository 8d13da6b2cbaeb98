"use client";

import { createContext, use, useMemo, type ReactNode } from "react";
import { loadCatalogue } from "@/lib/texts/catalogue";
import type { Language } from "@/lib/texts/text";
import { textsOf, type Texts } from "./texts";

const Context = createContext<Texts>(textsOf("en", {}));

/** Gives the components of the browser the reader's language. */
export function TextsProvider({ language, children }: { language: Language; children: ReactNode }) {
  const catalogue = use(loadCatalogue(language));
  const texts = useMemo(() => textsOf(language, catalogue), [language, catalogue]);
  return <Context value={texts}>{children}</Context>;
}

/** Texts in the reader's language, in components of the browser and of both sides. */
export const useTexts = (): Texts => use(Context);
