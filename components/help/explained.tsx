import { Fragment, type ReactNode } from "react";
import { glossary, type TermId } from "@/lib/glossary";
import { Term } from "./Term";

const MARK = /\{([a-zA-Z]+)(?:\|([^}]+))?\}/;

const isTerm = (id: string): id is TermId => Object.hasOwn(glossary, id);

/**
 * A sentence, already in the reader's language, in which marked words can be pressed for their meaning:
 * `{gold}` shows the glossary's word, `{gold|gold items}` other words for it.
 * @throws RangeError for a mark that names no entry of the glossary
 */
export function explained(text: string): ReactNode {
  const parts: ReactNode[] = [];
  let rest = text;
  for (let found = MARK.exec(rest); found; found = MARK.exec(rest)) {
    const [mark, id = "", words] = found;
    if (!isTerm(id)) throw new RangeError(`The glossary has no entry "${id}".`);
    parts.push(
      rest.slice(0, found.index),
      <Term key={parts.length} id={id}>
        {words}
      </Term>,
    );
    rest = rest.slice(found.index + mark.length);
  }
  return (
    <Fragment>
      {parts}
      {rest}
    </Fragment>
  );
}
