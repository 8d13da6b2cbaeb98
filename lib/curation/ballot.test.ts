import fc from "fast-check";
import { keccak256, toHex, type Hex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import {
  ballotId,
  carriedTypedData,
  commitmentOf,
  deriveSalt,
  parseBallotId,
  randomSalt,
  secretTypedData,
} from "./ballot";

const domain = { chainId: 31_337, curation: `0x${"c0".repeat(20)}` } as const;
const key = keccak256(toHex("a curator"));
const voter = privateKeyToAccount(key);
const ballot = { ballotId: 5n << 64n, voter: voter.address };
const sign = (typedData: ReturnType<typeof secretTypedData>) => voter.signTypedData(typedData);

describe("ballot ids", () => {
  it("keep datanet, round, attempt and stage apart", () => {
    expect(ballotId({ datanet: 1, round: 2, attempt: 1, stage: "jury" })).toBe(
      (1n << 64n) | (2n << 32n) | (1n << 8n) | 1n,
    );
    fc.assert(
      fc.property(
        fc.record({
          datanet: fc.nat(2 ** 24 - 1),
          round: fc.nat(2 ** 24 - 1),
          attempt: fc.nat(1),
          stage: fc.constantFrom("panel", "jury"),
        }),
        (ref) => {
          expect(parseBallotId(ballotId(ref))).toEqual({ ...ref });
        },
      ),
    );
  });

  it("refuse a number that is none", () => {
    expect(() => parseBallotId(7n)).toThrow(RangeError);
  });
});

describe("commitments", () => {
  const secret = { ...ballot, verdict: 0b1011n, salt: `0x${"11".repeat(32)}` as Hex };

  it("change with everything they bind", () => {
    const other = privateKeyToAccount(generatePrivateKey()).address;
    const commitments = [
      commitmentOf(domain, secret),
      commitmentOf({ ...domain, chainId: 1 }, secret),
      commitmentOf({ ...domain, curation: other }, secret),
      commitmentOf(domain, { ...secret, ballotId: 6n << 64n }),
      commitmentOf(domain, { ...secret, voter: other }),
      commitmentOf(domain, { ...secret, verdict: 0b1010n }),
      commitmentOf(domain, { ...secret, salt: randomSalt() }),
    ];
    expect(new Set(commitments).size).toBe(commitments.length);
  });
});

describe("salts", () => {
  it("come back by signing again", async () => {
    const first = await deriveSalt(domain, ballot, sign);
    const second = await deriveSalt(domain, ballot, sign);
    expect(first).toEqual(second);
    expect(first.fromSignature).toBe(true);
    expect(first.salt).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it("do not depend on how a wallet writes the recovery bit", async () => {
    const signature = await sign(secretTypedData(domain, ballot));
    const v = Number(`0x${signature.slice(-2)}`) - 27;
    const short = `${signature.slice(0, -2)}0${v}` as Hex;
    expect(await deriveSalt(domain, ballot, async () => short)).toEqual(
      await deriveSalt(domain, ballot, sign),
    );
  });

  it("differ from ballot to ballot", async () => {
    const one = await deriveSalt(domain, ballot, sign);
    const two = await deriveSalt(domain, { ...ballot, ballotId: 6n << 64n }, sign);
    expect(one.salt).not.toBe(two.salt);
  });

  it.each([
    ["a contract wallet's signature", `0x${"ab".repeat(130)}` as Hex],
    ["65 bytes that are no signature", `0x${"00".repeat(65)}` as Hex],
  ])("are random and not fromSignature for %s", async (_, signature) => {
    const first = await deriveSalt(domain, ballot, async () => signature);
    const second = await deriveSalt(domain, ballot, async () => signature);
    expect(first.fromSignature).toBe(false);
    expect(first.salt).not.toBe(second.salt);
  });

  it("are not taken from somebody else's signature", async () => {
    const stranger = privateKeyToAccount(generatePrivateKey());
    const result = await deriveSalt(domain, ballot, (data) => stranger.signTypedData(data));
    expect(result.fromSignature).toBe(false);
  });
});

describe("carried ballots", () => {
  it("are signed for this contract and chain", () => {
    const message = { ...ballot, commitment: `0x${"22".repeat(32)}` as Hex, deadline: 9n };
    expect(carriedTypedData(domain, message)).toMatchObject({
      domain: {
        name: "Datanets Curation",
        version: "1",
        chainId: 31_337,
        verifyingContract: domain.curation,
      },
      primaryType: "Ballot",
      message,
    });
  });
});
