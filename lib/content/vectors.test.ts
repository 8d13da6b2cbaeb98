import { createCipheriv, createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { pack } from "./pack";

// Vectors that kubo's own tests publish for the profile unixfs-v1-2025 (IPIP-499):
// https://github.com/ipfs/kubo/blob/master/test/cli/cid_profiles_test.go, and those of the importer
// for its chunk boundary:
// https://github.com/ipfs/js-ipfs-unixfs/blob/main/packages/ipfs-unixfs-importer/test/ipip-499-profiles.spec.ts
// Their inputs are the ChaCha20 key stream (RFC 7539, counter and nonce zero) of sha2-256(seed).

function keyStream(seed: string, size: number): Uint8Array {
  const key = createHash("sha256").update(seed).digest();
  return createCipheriv("chacha20", key, Buffer.alloc(16)).update(Buffer.alloc(size));
}

/** CIDs of all blocks of a directory with this one file. */
async function blocksOf(bytes: Uint8Array): Promise<string[]> {
  return (await pack([{ path: "file", bytes }])).blocks.map(({ cid }) => cid.toString());
}

describe("CIDs equal kubo's published vectors", () => {
  it.each([
    ["hello world", "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"],
    ["", "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"],
  ])("for a file holding %j", async (text, cid) => {
    expect(await blocksOf(new TextEncoder().encode(text))).toContain(cid);
  });

  it.each([
    [1_048_576, "bafkreiacndfy443ter6qr2tmbbdhadvxxheowwf75s6zehscklu6ezxmta"],
    [1_048_577, "bafybeigmix7t42i6jacydtquhet7srwvgpizfg7gjbq7627d35mjomtu64"],
  ])("for a file of %i bytes, at the chunk's end and one beyond", async (size, cid) => {
    expect(await blocksOf(keyStream("chunk-v1-seed", size))).toContain(cid);
  });

  describe("for directories around the size at which they are sharded", () => {
    const ALPHABET = "abcdefghijklmnopqrstuvwxyz01234567890-_";
    const FILES = 4766;
    let stream: Uint8Array;
    beforeAll(() => {
      stream = keyStream("hamt-unixfs-v1-2025", 1_048_576);
    });
    const directory = (lastName: number) => {
      let at = 0;
      return Array.from({ length: FILES }, (_, i) => {
        const length = i === FILES - 1 ? lastName : 11;
        const letters = stream.subarray(at, at + length);
        at += length;
        const path = Array.from(letters, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
        return { path, bytes: new TextEncoder().encode("x") };
      });
    };

    it.each([
      [21, "bafybeic3h7rwruealwxkacabdy45jivq2crwz6bufb5ljwupn36gicplx4", "flat"],
      [22, "bafybeiegvuterwurhdtkikfhbxcldohmxp566vpjdofhzmnhv6o4freidu", "sharded"],
    ])("with a last name of %i letters", async (letters, cid) => {
      expect((await pack(directory(letters))).cid).toBe(cid);
    });
  });
});
