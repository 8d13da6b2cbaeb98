import { readFile } from "node:fs/promises";
import { join } from "node:path";

const file = (weight: number) =>
  readFile(
    join(
      process.cwd(),
      `node_modules/@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-${weight}-normal.woff`,
    ),
  );

let loading: Promise<{ name: string; data: Buffer; weight: 400 | 700 }[]> | undefined;

/** The fonts of preview pictures, read once a process. */
export function previewFonts() {
  loading ??= Promise.all([file(400), file(700)]).then(([regular, bold]) => [
    { name: "Bricolage", data: regular, weight: 400 },
    { name: "Bricolage", data: bold, weight: 700 },
  ]);
  return loading;
}
