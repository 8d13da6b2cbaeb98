/** Elements whose content is never shown as text. */
const HIDDEN = new Set(["script", "style", "title", "template", "noscript", "svg", "object"]);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  (
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 " +
    "h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul"
  ).split(" "),
);
const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  copy: "©",
  reg: "®",
  trade: "™",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  sect: "§",
  deg: "°",
  middot: "·",
  bull: "•",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  times: "×",
  frac12: "½",
  agrave: "à",
  aacute: "á",
  acirc: "â",
  auml: "ä",
  aring: "å",
  ccedil: "ç",
  egrave: "è",
  eacute: "é",
  ecirc: "ê",
  iacute: "í",
  ntilde: "ñ",
  oacute: "ó",
  ouml: "ö",
  oslash: "ø",
  uacute: "ú",
  uuml: "ü",
  szlig: "ß",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  Eacute: "É",
};
/** A tag longer than this is taken as unfinished; it bounds the search for its end. */
const MAX_TAG = 4096;
/** Characters of a link that are shown. */
const MAX_LINK = 200;

/** Turns `&amp;`, `&#38;` and `&#x26;` into characters; unknown names stay as written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});?/g, (all, name) => {
    const word = String(name);
    if (!word.startsWith("#")) return Object.hasOwn(ENTITIES, word) ? ENTITIES[word]! : all;
    const code = /^#x/i.test(word) ? Number.parseInt(word.slice(2), 16) : Number(word.slice(1));
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "\ufffd";
    return String.fromCodePoint(code);
  });
}

/** Index after the tag's `>`, honouring quotes; -1 when another begins first or 4096 characters pass. */
function tagEnd(html: string, start: number): number {
  let quote = "";
  const stop = Math.min(html.length, start + MAX_TAG);
  for (let i = start + 1; i < stop; i += 1) {
    const char = html[i]!;
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if ((char === '"' || char === "'") && html[i - 1] === "=") {
      quote = char;
    } else if (char === ">") {
      return i + 1;
    } else if (char === "<") {
      return -1;
    }
  }
  return -1;
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*'|[^\\s>"']+)`, "i").exec(tag);
  return decodeEntities((match?.[1] ?? "").replace(/^["']|["']$/g, ""));
}

/**
 * The text of an HTML document as a reader would see it: scripts, styles and comments gone, blocks
 * on lines, link targets after their text (where a link leads is often the point of a spam).
 * A single pass in time linear in the input; the result is text and must be shown as text.
 */
export function htmlToText(html: string): string {
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const out: string[] = [];
  let href = "";
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      out.push(inline(html.slice(at)));
      break;
    }
    out.push(inline(html.slice(at, open)));
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(open, open + 24))?.[1];
    const end =
      name === undefined && !/^<[!?]/.test(html.slice(open, open + 2)) ? -1 : tagEnd(html, open);
    if (end < 0) {
      out.push("<");
      at = open + 1;
      continue;
    }
    at = end;
    if (name === undefined) continue;
    const closing = html[open + 1] === "/";
    if (HIDDEN.has(name) && !closing) {
      const close = lower.indexOf(`</${name}`, at);
      at = close < 0 ? html.length : close;
    } else if (name === "br") out.push("\n");
    else if (name === "li" && !closing) out.push("\n• ");
    else if (name === "td" || name === "th") out.push(" ");
    else if (BLOCKS.has(name)) out.push("\n");
    else if (name === "img" && !closing) {
      const alt = attribute(html.slice(open, end), "alt").trim();
      if (alt !== "") out.push(`[image: ${alt}]`);
    } else if (name === "a") {
      if (closing && href !== "") out.push(` [${href}]`);
      const target = closing ? "" : attribute(html.slice(open, end), "href").trim();
      href = /^(https?|mailto):/i.test(target) ? target.slice(0, MAX_LINK) : "";
    }
  }
  return out
    .join("")
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Text between tags: entities decoded, line breaks are only white space. */
function inline(text: string): string {
  return decodeEntities(text.replace(/[\r\n\t ]+/g, " "));
}
