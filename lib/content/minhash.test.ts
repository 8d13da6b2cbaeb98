import { encodeFunctionData } from "viem";
import { describe, expect, it } from "vitest";
import { casesAbi } from "@/contracts-abi/Cases";
import { NEAR_DUPLICATE_SLOTS, SIGNATURE_SLOTS } from "./limits";
import { equalSlots, shinglesOf, signatureOf, textOf } from "./minhash";

const WORDS =
  "the market closed higher today after a quiet morning of trading in grain and copper".split(" ");
/** Deterministic words, so that a failure can be repeated. */
function prose(seed: number, words: number): string[] {
  let state = seed >>> 0;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return `${WORDS[state % WORDS.length]!}${(state >>> 16) % 97}`;
  });
}

const similarity = (a: string, b: string) => equalSlots(signatureOf(a)!, signatureOf(b)!);

function jaccard(a: string, b: string): number {
  const [x, y] = [shinglesOf(a), shinglesOf(b)];
  const both = [...x].filter((shingle) => y.has(shingle)).length;
  return both / (x.size + y.size - both);
}

describe("MinHash signatures", () => {
  it("is this to the bit: other implementations have to agree", () => {
    const signature = signatureOf("Datanets")!;
    expect([...shinglesOf("Datanets")]).toEqual(["datan", "atane", "tanet", "anets"]);
    expect(signature).toHaveLength(8);
    expect(signature.map((word) => word.toString(16).padStart(64, "0"))).toMatchInlineSnapshot(`
      [
        "4d0364a49c2e16375fc211cacfda1988102446d71fd002e956feda63d3b37905",
        "90222ba74da6f20f3faf702a4a5181c1a7db39ee269e900f778beb65cd42d85b",
        "69b35e7e6620753b11cfc3a83466ba1d7097d078c06cbcc23af3e348e2ed7d90",
        "dbd4721919602e5f9cb2aacfbbe8a3c4eccd3e4e251b9b8e105aa1ad6b93e666",
        "e32af005a647a12a14436d74ba6d0a7bac746ca0d0ca0690e1ba6d4218692977",
        "8c364be5d22595e374d09c35d107f43beef21178840fa4f18d2123cb8cbb0df1",
        "c51acc34b4c7cf45990214785f81960001df9c0d8f86ff806e432b3d9188a101",
        "e600a5a50c327e7da4fe8ecf1ff2f4296fb1458e8e3aa4f7a4fbf8e43ec7fa2c",
      ]
    `);
  });

  it("fits the words that the contract takes", () => {
    const signature = signatureOf("any text at all")! as unknown as never;
    expect(() =>
      encodeFunctionData({ abi: casesAbi, functionName: "compare", args: [signature, signature] }),
    ).not.toThrow();
  });

  it("takes texts for equal that differ in case, white space and Unicode form only", () => {
    expect(similarity("Café  au\nlait, please", " cafe\u0301 AU lait, PLEASE ")).toBe(
      SIGNATURE_SLOTS,
    );
  });

  it("has a signature for a text shorter than a shingle, and none for no text", () => {
    expect(similarity("abc", "abc")).toBe(SIGNATURE_SLOTS);
    expect(signatureOf(" \n\t")).toBeNull();
  });

  it("estimates the Jaccard similarity within the error of 128 slots", () => {
    const errors: number[] = [];
    for (let seed = 1; seed <= 24; seed += 1) {
      const original = prose(seed, 200);
      const edited = original.map((word, at) =>
        at % (2 + (seed % 12)) === 0 ? `x${seed}${at}` : word,
      );
      const [a, b] = [original.join(" "), edited.join(" ")];
      errors.push(similarity(a, b) / SIGNATURE_SLOTS - jaccard(a, b));
    }
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    // One standard error of 128 slots is at most 0.044; of the mean of 24 it is 0.009.
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(4.5 * 0.0442);
  });

  it("tells a lightly edited copy from another text", () => {
    const original = prose(7, 300);
    const copy = original.map((word, at) => (at % 25 === 0 ? "edited" : word)).join(" ");
    expect(similarity(original.join(" "), copy)).toBeGreaterThanOrEqual(NEAR_DUPLICATE_SLOTS);
    expect(similarity(original.join(" "), prose(8, 300).join(" "))).toBeLessThan(
      NEAR_DUPLICATE_SLOTS / 2,
    );
  });

  it("compares e-mails by subject and body, and pictures not at all", async () => {
    const mail = (id: string) =>
      new TextEncoder().encode(
        `From: a@example.org\r\nMessage-ID: <${id}>\r\nSubject: Hello\r\n\r\nThe body.\r\n`,
      );
    expect(await textOf("message/rfc822", mail("1"))).toBe("Hello\nThe body.");
    expect(await textOf("message/rfc822", mail("2"))).toBe("Hello\nThe body.");
    expect(await textOf("image/png", new Uint8Array([1]))).toBeNull();
  });
});
