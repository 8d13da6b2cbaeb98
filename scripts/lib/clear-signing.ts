import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@/devnet/artifacts";

const TARGET = join(ROOT, "clear-signing");

function readDescriptor(file: string): string | null {
  try {
    return readFileSync(join(TARGET, file), "utf8");
  } catch {
    return null;
  }
}

/** The descriptors as they should be. Imported here and now: they are made of contracts-abi's present files. */
const expected = async () => (await import("@/clear-signing/generate")).descriptors();

/** Names of the descriptors in clear-signing/ that are not as they should be, those too many included. */
export async function staleDescriptors(): Promise<string[]> {
  const files = await expected();
  const known = readdirSync(TARGET).filter((file) => file.endsWith(".json"));
  return [...new Set([...files.keys(), ...known])].filter(
    (file) => readDescriptor(file) !== files.get(file),
  );
}

/** Brings clear-signing/ in line with contracts-abi/; returns the names of the files changed. */
export async function writeDescriptors(): Promise<string[]> {
  const [files, stale] = await Promise.all([expected(), staleDescriptors()]);
  for (const file of stale) {
    const text = files.get(file);
    if (text === undefined) rmSync(join(TARGET, file));
    else writeFileSync(join(TARGET, file), text);
  }
  return stale;
}
