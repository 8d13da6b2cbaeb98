import localFont from "next/font/local";

// Self-hosted from packages with exact versions, so that no visitor's address reaches a font service
// and `font-src 'self'` holds. Latin only: 70 kB together; other scripts fall to the system's fonts.

/** Text and figures. */
export const textFont = localFont({
  src: "../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-text",
  display: "swap",
});

/** Titles and the large figures. */
export const headFont = localFont({
  src: "../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-head",
  display: "swap",
});
