import { Fragment, type ReactNode } from "react";
import {
  msg,
  translate,
  type Catalogue,
  type Language,
  type Text,
  type Values,
} from "@/lib/texts/text";

/** What stands for `{name}` in a sentence with markup, or what wraps the words of `<name>…</name>`. */
type Parts = Readonly<Record<string, ReactNode | ((words: ReactNode) => ReactNode)>>;

/** Shows texts in the reader's language. */
export type Texts = {
  (text: Text): string;
  (text: string, values: Values): string;
  /** A sentence with markup: `t.rich("Read <a>the rules</a> first.", { a: (words) => <Link …>{words}</Link> })`. */
  rich: (text: Text, parts: Parts) => ReactNode;
  language: Language;
};

const MARK = /<(\w+)>(.*?)<\/\1>|\{(\w+)\}/g;

function filled(words: string, parts: Parts): ReactNode {
  const nodes: ReactNode[] = [];
  let end = 0;
  for (const found of words.matchAll(MARK)) {
    const [mark, tag, inner, name] = found;
    const part = parts[tag ?? name ?? ""];
    nodes.push(words.slice(end, found.index));
    end = found.index + mark.length;
    const node =
      typeof part === "function"
        ? part(filled(inner ?? "", parts))
        : part === undefined
          ? mark
          : part;
    nodes.push(<Fragment key={found.index}>{node}</Fragment>);
  }
  return [...nodes, words.slice(end)];
}

export function textsOf(language: Language, catalogue: Catalogue): Texts {
  const show = (text: Text, values?: Values) =>
    translate(values && typeof text === "string" ? msg(text, values) : text, language, catalogue);
  const rich = (text: Text, parts: Parts) => filled(show(text), parts);
  return Object.assign(show, { rich, language });
}
