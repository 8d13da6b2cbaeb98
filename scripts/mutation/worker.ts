/** Compiles in a process of its own, so that the next mutant is ready when the tests of this one end. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { compile, type Bytecode, type Target } from "./compiler";

type Question = { target: Target; changed: Record<string, string> };

const own = fileURLToPath(import.meta.url);

if (process.argv[1] === own) {
  process.on("message", ({ target, changed }: Question) => {
    process.send!(compile(target, changed) ?? null);
  });
}

/** A compiler that answers one question after the other; undefined where the source does not compile. */
export function startCompiler() {
  const child = fork(own, { serialization: "advanced" });
  let last: Promise<unknown> = Promise.resolve();
  const ask = (question: Question) =>
    new Promise<Bytecode | undefined>((resolve, reject) => {
      const failed = (code: number | null) =>
        reject(new Error(`The compiler's process ended with ${code}.`));
      child.once("exit", failed);
      child.once("message", (answer: Bytecode | null) => {
        child.off("exit", failed);
        resolve(answer ?? undefined);
      });
      child.send(question);
    });
  return {
    compile(target: Target, changed: Record<string, string>): Promise<Bytecode | undefined> {
      const answer = last.then(() => ask({ target, changed }));
      last = answer.catch(() => undefined);
      return answer;
    },
    stop: () => child.kill(),
  };
}
