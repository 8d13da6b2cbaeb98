/** Every mutant of a source: one small change each, found in the compiler's syntax tree. */

export type Mutant = {
  file: string;
  line: number;
  operator: "compare" | "arithmetic" | "logic" | "constant" | "guard" | "effect";
  /** Offsets in bytes, and what takes their place. */
  from: number;
  to: number;
  text: string;
  /** The line before and after, for the list of survivors. */
  before: string;
  after: string;
};

type Node = {
  nodeType?: string;
  src?: string;
  operator?: string;
  prefix?: boolean;
  kind?: string;
  [key: string]: unknown;
};

const COMPARE: Record<string, string[]> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "==": ["!="],
  "!=": ["=="],
};
const ARITHMETIC: Record<string, string[]> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "<<": [">>"],
  ">>": ["<<"],
  "+=": ["-="],
  "-=": ["+="],
  "<<=": [">>="],
  ">>=": ["<<="],
  "++": ["--"],
  "--": ["++"],
};
const LOGIC: Record<string, string[]> = {
  "&&": ["||"],
  "||": ["&&"],
  "&": ["|"],
  "|": ["&"],
  "^": ["&"],
  "|=": ["&="],
  "&=": ["|="],
  "^=": ["|="],
  "!": [""],
  "~": [""],
};
const OPERATORS = [
  ["compare", COMPARE],
  ["arithmetic", ARITHMETIC],
  ["logic", LOGIC],
] as const;

/** Statements without which the program still compiles, and which do something. */
const EFFECTS = new Set(["Assignment", "FunctionCall", "UnaryOperation"]);

/**
 * Events are left alone (they are what the lens and the app are tested for), as is assembly.
 * @param file relative to contracts/, as the list names it
 * @param tree what the compiler says of it
 */
export function mutantsOf(file: string, source: string, tree: unknown): Mutant[] {
  const bytes = Buffer.from(source);
  const mutants: Mutant[] = [];

  const add = (operator: Mutant["operator"], from: number, to: number, text: string) => {
    const start = bytes.lastIndexOf("\n", from - 1) + 1;
    const found = bytes.indexOf("\n", to);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(0, from).toString().split("\n").length;
    const show = (part: string) => part.replace(/\s+/g, " ").trim();
    const before = show(bytes.subarray(start, end).toString());
    const after = show(`${bytes.subarray(start, from)}${text}${bytes.subarray(to, end)}`);
    mutants.push({ file, line, operator, from, to, text, before, after });
  };
  const place = (node: unknown) => {
    const [at, length] = ((node as Node).src ?? "0:0").split(":").map(Number);
    return { from: at!, to: at! + length! };
  };
  /** Replaces an operator's sign where it stands between two places. */
  const swap = (sign: string, from: number, to: number) => {
    for (const [kind, table] of OPERATORS) {
      const at = bytes.indexOf(sign, from);
      if (at === -1 || at + sign.length > to) continue;
      for (const other of table[sign] ?? []) add(kind, at, at + sign.length, other);
    }
  };

  const visit = (node: Node) => {
    const { from, to } = node.src ? place(node) : { from: 0, to: 0 };
    switch (node.nodeType) {
      case "InlineAssembly":
      case "EmitStatement":
      case "ImportDirective":
      case "PragmaDirective":
      case "ArrayTypeName":
      case "EnumDefinition":
      case "RevertStatement":
        return;
      case "BinaryOperation":
        swap(node.operator!, place(node.leftExpression).to, place(node.rightExpression).from);
        break;
      case "Assignment":
        swap(node.operator!, place(node.leftHandSide).to, place(node.rightHandSide).from);
        break;
      case "UnaryOperation":
        if (node.operator === "delete") break;
        if (node.prefix) swap(node.operator!, from, place(node.subExpression).from);
        else swap(node.operator!, place(node.subExpression).to, to);
        break;
      case "Literal":
        if (node.kind !== "number") break;
        for (const step of node.value === "0" ? ["+ 1"] : ["+ 1", "- 1"]) {
          add("constant", from, to, `(${bytes.subarray(from, to)} ${step})`);
        }
        break;
      case "IfStatement":
        if (reverts(node.trueBody)) {
          const condition = place(node.condition);
          add("guard", condition.from, condition.to, "false");
        }
        break;
      case "ModifierInvocation":
        // A constructor calls its bases in the same place.
        if (node.kind === "modifierInvocation") add("guard", from, to, "");
        return;
      case "ExpressionStatement": {
        const { nodeType } = node.expression as Node;
        // An expression statement ends before its semicolon.
        if (EFFECTS.has(nodeType ?? "")) add("effect", from, to, "0");
        break;
      }
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === "documentation" || key === "typeDescriptions") continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child !== null && typeof child === "object") visit(child as Node);
      }
    }
  };
  visit(tree as Node);
  return mutants;
}

function reverts(body: unknown): boolean {
  const node = body as Node | null;
  if (node?.nodeType === "Block") return ((node.statements as unknown[]) ?? []).every(reverts);
  return node?.nodeType === "RevertStatement";
}

/** The source with the change made. */
export function mutate(source: string, { from, to, text }: Mutant): string {
  const bytes = Buffer.from(source);
  return `${bytes.subarray(0, from)}${text}${bytes.subarray(to)}`;
}
