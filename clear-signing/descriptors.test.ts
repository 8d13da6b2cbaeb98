import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAbiItem, toFunctionSelector, type AbiFunction } from "viem";
import { describe, expect, it } from "vitest";
import { caseLensAbi } from "@/contracts-abi/CaseLens";
import { casesAbi } from "@/contracts-abi/Cases";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { curationAbi } from "@/contracts-abi/Curation";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { lensAbi } from "@/contracts-abi/Lens";
import { treasuryAbi } from "@/contracts-abi/Treasury";
import { CALLS } from "./calls";
import { descriptors } from "./generate";

const here = import.meta.dirname;
const onDisk = readdirSync(here).filter((file) => file.endsWith(".json"));

type Field = { path: string; label?: string; format?: string; visible: string; params?: object };
type Descriptor = {
  context: { contract?: { deployments: unknown[] } };
  metadata: { enums?: Record<string, Record<string, string>> };
  display: {
    formats: Record<string, { intent: string; interpolatedIntent?: string; fields: Field[] }>;
  };
};
const read = (file: string) => JSON.parse(readFileSync(join(here, file), "utf8")) as Descriptor;
const changes = ({ type, stateMutability }: { type: string; stateMutability?: string }) =>
  type === "function" && stateMutability !== "view" && stateMutability !== "pure";

describe("clear-signing descriptors", () => {
  it("are what `npm run contracts:generate` writes", () => {
    const expected = descriptors();
    expect(onDisk.sort()).toEqual([...expected.keys()].sort());
    for (const [file, text] of expected)
      expect(readFileSync(join(here, file), "utf8"), file).toBe(text);
  });

  it.each([
    ["treasury", treasuryAbi],
    ["datanets", datanetsAbi],
    ["contributions", contributionsAbi],
    ["curation", curationAbi],
    ["cases", casesAbi],
  ] as const)("cover every call of %s that changes something, by selector", (name, abi) => {
    // A wallet finds the entry by the selector of its key: computed here from the key's own text.
    const described = Object.keys(read(`calldata-${name}.json`).display.formats).map((key) =>
      toFunctionSelector(parseAbiItem(`function ${key.replaceAll("tuple(", "(")}`) as AbiFunction),
    );
    const calls = abi.filter(changes).map((item) => toFunctionSelector(item as AbiFunction));
    expect(described.sort()).toEqual(calls.sort());
  });

  it("need none for the lenses, which only read", () => {
    expect([...lensAbi, ...caseLensAbi].filter(changes)).toEqual([]);
  });

  it("refuse a call or an argument without words, and words without a call", () => {
    const { use, ...others } = CALLS.Datanets;
    expect(() => descriptors({ ...CALLS, Datanets: others })).toThrow(/no words for Datanets.use/);
    const { units: _, ...fields } = use!.fields;
    expect(() =>
      descriptors({ ...CALLS, Datanets: { ...others, use: { ...use!, fields } } }),
    ).toThrow(/no words for units of Datanets.use/);
    expect(() => descriptors({ ...CALLS, Datanets: { ...CALLS.Datanets, used: use! } })).toThrow(
      /Datanets.used, which does not exist/,
    );
    expect(() =>
      descriptors({ ...CALLS, Datanets: { ...others, use: { ...use!, pays: undefined } } }),
    ).toThrow(/Datanets.use is payable/);
  });

  // The rules of the schema (erc7730-v2) that a wallet relies on.
  it.each(onDisk)("%s keeps to the schema", (file) => {
    const { context, metadata, display } = read(file);
    if (context.contract) expect(context.contract.deployments).not.toEqual([]);
    for (const [key, { intent, interpolatedIntent = "", fields }] of Object.entries(
      display.formats,
    )) {
      expect(intent, key).toMatch(/^[A-Z].{3,39}$/);
      const shown = fields.filter(({ visible }) => visible === "always");
      for (const { path, label, format, params } of shown) {
        expect(label, path).toBeTruthy();
        expect(["raw", "addressName", "amount", "date", "duration", "unit", "enum"]).toContain(
          format,
        );
        const reference = params && "$ref" in params ? String(params.$ref) : null;
        if (reference)
          expect(metadata.enums?.[reference.replace("$.metadata.enums.", "")]).toBeDefined();
      }
      for (const [, path] of interpolatedIntent.matchAll(/\{([^}]+)\}/g))
        expect(shown.map((one) => one.path)).toContain(path);
    }
  });
});
