// What the pictures of link previews may be written with: the letters of the font they carry. For any
// other letter the renderer would ask a font service on the internet, with words of our users.
const OTHER = /[^\u0020-\u007e\u00a1-\u00ff‘’“”–—…]/gu;

/**
 * User text for a preview picture: one line, only letters that the picture's font has, cut at a word.
 * Empty when nothing readable is left, for instance of a name in another script.
 * @param most characters, the ellipsis included
 */
export function plainText(text: string, most: number): string {
  const line = text
    .normalize("NFKC")
    .replace(/\s+/gu, " ")
    .replace(OTHER, "")
    .replace(/ {2,}/g, " ")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(line)) return "";
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const word = cut.lastIndexOf(" ");
  return `${(word > most / 2 ? cut.slice(0, word) : cut).trimEnd()}…`;
}
