import { toHex } from "viem";
import { describe, expect, it } from "vitest";
import { errorsAbi } from "@/contracts-abi/errors";
import { english } from "@/lib/texts/text";
import { errorSentences, sentenceOfError, shortfallSentence } from "./error-sentences";

/** A plausible value of each type that errors carry. */
function sample(type: string): unknown {
  if (type === "address") return "0x00000000000000000000000000000000000000aa";
  if (type === "bytes32") return toHex("panelSize", { size: 32 });
  if (type === "uint8") return 1;
  if (type === "string") return "a name";
  if (type.startsWith("uint")) return 1_900_000_000n;
  throw new Error(`No sample for ${type}`);
}

describe("sentences of contract errors", () => {
  it.each(errorsAbi.map((error) => [error.name, error.inputs] as const))(
    "%s has one that a person can follow",
    (name, inputs) => {
      expect(Object.keys(errorSentences)).toContain(name);
      const sentence = english(
        sentenceOfError(
          name,
          inputs.map(({ type }) => sample(type)),
        ),
      );
      expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
      expect(sentence).not.toMatch(/undefined|NaN|\[object|_/);
    },
  );

  it("has no sentence for an error that no contract has", () => {
    const known = new Set<string>(errorsAbi.map(({ name }) => name));
    expect(Object.keys(errorSentences).filter((name) => !known.has(name))).toEqual([]);
  });

  it("names a policy's member in words", () => {
    const field = toHex("panelSize", { size: 32 });
    expect(english(sentenceOfError("Datanets_PolicyOutOfBounds", [field]))).toContain("panel size");
  });

  it("names an error that is not in the table", () => {
    expect(english(sentenceOfError("Other_Strange"))).toContain("Other_Strange");
  });

  it("asks for enough to cover a shortfall, however small", () => {
    expect(english(shortfallSentence(0n, 1n, "call"))).toContain("needs 0.0001 OPEN more");
    expect(english(shortfallSentence(10n ** 18n, 35n * 10n ** 17n, "gas"))).toContain(
      "needs 2.5 OPEN more",
    );
  });
});
