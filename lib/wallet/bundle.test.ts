import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

// The local wallet must be impossible outside local builds: none of its names may be in them. Builds
// are looked at where they exist (the end-to-end stage makes them).

const root = path.resolve(import.meta.dirname, "../..");
// Names only: a catalogue of translations holds the sentences of the whole product.
const TRACES = ["local.datanets.personas", "Local personas", "Chloe"];

/** Files that browsers or the server run, of a build for `chain`. */
function outputFiles(chain: string): string[] {
  const build = path.join(root, ".next", chain);
  return ["static", "server"]
    .map((folder) => path.join(build, folder))
    .filter(existsSync)
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(js|html|json|rsc)$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name)),
    );
}

const isBuilt = (chain: string) => existsSync(path.join(root, ".next", chain, "BUILD_ID"));
const filesWithTraces = (chain: string) =>
  outputFiles(chain).filter((file) => {
    const text = readFileSync(file, "utf8");
    return TRACES.some((trace) => text.includes(trace));
  });

describe("the local wallet in production builds", () => {
  it.skipIf(!isBuilt("local"))("is in a build for the local chain", () => {
    expect(filesWithTraces("local")).not.toEqual([]);
  });

  for (const chain of ["openledger", "openledger-testnet"])
    it.skipIf(!isBuilt(chain))(`is not in a build for ${chain}`, () => {
      expect(filesWithTraces(chain)).toEqual([]);
    });
});
