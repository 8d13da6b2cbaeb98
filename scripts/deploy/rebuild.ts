import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTRACT_NAMES, readArtifact, type Artifact } from "@/devnet/artifacts";
import { forge } from "@/scripts/lib/forge.mjs";

/**
 * Compiles the contracts once more, from nothing and in another folder, and compares the bytecode with
 * contracts/out: the same source must give the same bytes wherever it is built.
 * @returns names of contracts whose bytes differ
 */
export async function rebuiltDifferently(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "datanets-rebuild-"));
  try {
    const args = ["build", "src", "--force", "--out", join(folder, "out")];
    const { code, output } = await forge([...args, "--cache-path", join(folder, "cache")], {
      capture: true,
    });
    if (code !== 0) throw new Error(`The contracts do not compile.\n${output}`.trimEnd());
    return CONTRACT_NAMES.filter((name) => {
      const file = join(folder, "out", `${name}.sol`, `${name}.json`);
      const again = JSON.parse(readFileSync(file, "utf8")) as Artifact;
      const before = readArtifact(name);
      return (
        again.bytecode.object !== before.bytecode.object ||
        again.deployedBytecode.object !== before.deployedBytecode.object
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
