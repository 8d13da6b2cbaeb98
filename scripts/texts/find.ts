import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

/** A text that the sources show, and the part of the product that its translation is filed under. */
export type Found = { key: string; text: string; other?: string; group: string; file: string };

const ROOTS = ["app", "components", "lib"];

function sources(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|fixture)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** "components/curate/Ballot.tsx" → "curate": one file of translations for each domain. */
function groupOf(file: string): string {
  const [root, domain = "", rest] = file.split("/");
  return root === "app" ? "app" : rest ? domain : domain.replace(/\.tsx?$/, "");
}

/** The literals an argument may be: one, or those of a choice. */
function literals(node: ts.Expression | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return literals(node.expression);
  if (ts.isConditionalExpression(node))
    return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  return [];
}

function textsOfCall(call: ts.CallExpression): Pick<Found, "text" | "other">[] {
  const callee = call.expression;
  const name = ts.isIdentifier(callee)
    ? callee.text
    : ts.isPropertyAccessExpression(callee) && callee.name.text === "rich"
      ? "rich"
      : "";
  if (name === "plural") {
    const [[one], [other]] = [literals(call.arguments[1]), literals(call.arguments[2])];
    return one !== undefined && other !== undefined ? [{ text: one, other }] : [];
  }
  if (name === "t" || name === "msg" || name === "rich")
    return literals(call.arguments[0]).map((text) => ({ text }));
  return [];
}

/** Every text of the product's sources once, in the order of files and lines. */
export function findTexts(root: string): Found[] {
  const found = new Map<string, Found>();
  for (const path of ROOTS.flatMap((directory) => sources(join(root, directory)).sort())) {
    const file = relative(root, path);
    const source = ts.createSourceFile(
      path,
      readFileSync(path, "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node))
        for (const { text, other } of textsOfCall(node)) {
          const key = other === undefined ? text : `${text} | ${other}`;
          if (!found.has(key))
            found.set(key, {
              key,
              text,
              ...(other !== undefined && { other }),
              group: groupOf(file),
              file,
            });
        }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found.values()];
}
