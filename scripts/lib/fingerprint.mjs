// Tells whether what was built still belongs to its sources. Node built-ins only.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** Files under `path` (a file or a folder), sorted; none when it does not exist. */
function filesUnder(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [path];
  return readdirSync(path)
    .filter((name) => name !== "node_modules" && !name.startsWith("."))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/**
 * SHA-256 over the names and bytes of all files under `paths` (relative to `root`).
 * @param {string} root
 * @param {string[]} paths
 * @param {(file: string) => boolean} [keep] which files count, by path relative to root
 * @returns {string} hex
 */
export function fingerprint(root, paths, keep = () => true) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      const name = relative(root, file).split(sep).join("/");
      if (keep(name)) hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

/**
 * True if `stampFile` was last written with this fingerprint.
 * @param {string} stampFile
 * @param {string} value
 */
export function isCurrent(stampFile, value) {
  try {
    return readFileSync(stampFile, "utf8") === value;
  } catch {
    return false;
  }
}

/**
 * Records what was just built.
 * @param {string} stampFile
 * @param {string} value
 */
export function stamp(stampFile, value) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, value);
}
