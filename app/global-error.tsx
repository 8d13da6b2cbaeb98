"use client";

import "./globals.css";

/** The last resort, when the layout itself failed: no shell, no dependencies, so no translations. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body className="flex items-center justify-center p-6">
        <title>Datanets could not be shown</title>
        <main className="max-w-md">
          <h1 className="text-2xl">Datanets could not be shown</h1>
          <p className="text-muted mt-2">
            The app failed before it could draw the page. Nothing on the chain is affected. Reload;
            if it stays, restart the app.
          </p>
          <a className="mt-4 inline-block underline" href="">
            Reload
          </a>
        </main>
      </body>
    </html>
  );
}
