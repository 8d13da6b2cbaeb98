"use client";

import { useEffect, useState } from "react";
import { textsOf } from "@/components/texts/texts";
import { loadCatalogue } from "@/lib/texts/catalogue";
import { languageOfReader } from "@/lib/texts/language";
import "./globals.css";

/**
 * The last resort, when the layout itself failed: no shell, and nothing that the layout provides. In
 * English until the reader's catalogue is there, and for good if it cannot be had.
 */
export default function GlobalError() {
  const [t, setTexts] = useState(() => textsOf("en", {}));
  useEffect(() => {
    const language = languageOfReader(document.cookie, navigator.languages.join(","));
    loadCatalogue(language).then(
      (catalogue) => setTexts(() => textsOf(language, catalogue)),
      () => undefined,
    );
  }, []);
  return (
    <html lang={t.language}>
      <body className="flex items-center justify-center p-6">
        <title>{t("Datanets could not be shown")}</title>
        <main className="max-w-md">
          <h1 className="text-2xl">{t("Datanets could not be shown")}</h1>
          <p className="text-muted mt-2">
            {t(
              "The app failed before it could draw the page. Nothing on the chain is affected. Reload; if it stays, restart the app.",
            )}
          </p>
          <a className="mt-4 inline-block underline" href="">
            {t("Reload")}
          </a>
        </main>
      </body>
    </html>
  );
}
