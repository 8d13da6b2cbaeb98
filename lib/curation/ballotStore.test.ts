import type { Address, Hex } from "viem";
import { describe, expect, it } from "vitest";
import { ballotId, caseBallotId, CASES_DOMAIN, commitmentOf } from "./ballot";
import {
  ballotFile,
  BallotFileError,
  keptSeals,
  loadBallot,
  opensCommitment,
  readBallotFile,
  saveBallot,
  type Ballot,
} from "./ballotStore";

const domain = { chainId: 31_337, curation: `0x${"C0".repeat(20)}` as Address };
const voter = `0x${"Ab".repeat(20)}` as Address;
const salt = `0x${"11".repeat(32)}` as Hex;

function memory(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (i) => [...entries.keys()][i] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}

const forbidden = new Proxy({} as Storage, {
  get() {
    throw new DOMException("denied", "SecurityError");
  },
});

const draft = (round: number): Ballot => ({
  ballotId: ballotId({ datanet: 1, round, attempt: 0, stage: "panel" }),
  voter,
  position: 3,
  items: 200,
  judged: (1n << 199n) | 1n,
  verdict: 1n << 199n,
  salt: null,
  commitment: null,
  fromSignature: false,
  savedAt: 1_800_000_000,
});

const sealed = (round: number): Ballot => {
  const ballot = draft(round);
  return { ...ballot, salt, commitment: commitmentOf(domain, { ...ballot, salt }) };
};

describe("the store", () => {
  it("gives back what was kept, whatever the case of addresses", () => {
    const storage = memory();
    expect(saveBallot(domain, draft(1), storage)).toBe(true);
    const lower = { ...draft(1), voter: voter.toLowerCase() as Address };
    expect(loadBallot(domain, lower, storage)).toEqual(draft(1));
  });

  it("keeps ballots of one voter and deployment apart from others", () => {
    const storage = memory();
    const other = `0x${"ee".repeat(20)}` as Address;
    saveBallot(domain, draft(1), storage);
    saveBallot(domain, sealed(2), storage);
    saveBallot(domain, { ...draft(1), voter: other, verdict: 1n }, storage);
    saveBallot({ ...domain, chainId: 1_612 }, { ...draft(1), verdict: 1n }, storage);
    expect(loadBallot(domain, draft(1), storage)).toEqual(draft(1));
    expect(loadBallot(domain, draft(2), storage)).toEqual(sealed(2));
  });

  it("loses no seal: any of them may be the one that reached the chain", () => {
    const storage = memory();
    const sealedAs = (verdict: bigint, savedAt: number): Ballot => {
      const ballot = { ...draft(1), verdict, savedAt };
      return { ...ballot, salt, commitment: commitmentOf(domain, { ...ballot, salt }) };
    };
    const [first, second] = [sealedAs(1n, 10), sealedAs(2n, 20)];
    for (const ballot of [first, second, second, draft(1)]) saveBallot(domain, ballot, storage);
    saveBallot(domain, sealed(11), storage);
    expect(keptSeals(domain, draft(1), storage)).toEqual([second, first]);
    expect(keptSeals(domain, draft(11), storage)).toEqual([sealed(11)]);
  });

  it("counts what it cannot read as absent", () => {
    const storage = memory();
    saveBallot(domain, draft(1), storage);
    storage.setItem(storage.key(0)!, "{");
    expect(loadBallot(domain, draft(1), storage)).toBeNull();
    expect(keptSeals(domain, draft(1), storage)).toEqual([]);
  });

  it("says when the browser keeps nothing", () => {
    expect(saveBallot(domain, draft(1), forbidden)).toBe(false);
    expect(loadBallot(domain, draft(1), forbidden)).toBeNull();
    expect(keptSeals(domain, draft(1), forbidden)).toEqual([]);
  });
});

describe("the file", () => {
  it("brings the ballot back and names its round", () => {
    const { name, text } = ballotFile(domain, sealed(7));
    expect(name).toBe("ballot-datanet-1-round-7-panel-ababab.json");
    expect(readBallotFile(domain, text)).toEqual(sealed(7));
  });

  it("of a case names the case and its jury, and opens there only", () => {
    const cases = { chainId: 31_337, curation: `0x${"ca".repeat(20)}` as Address };
    const named = { ...cases, name: CASES_DOMAIN } as const;
    const vote = {
      ...draft(1),
      ballotId: caseBallotId({ id: 12, tier: 2 }),
      items: 1,
      verdict: 1n,
    };
    const ballot: Ballot = {
      ...vote,
      position: 30,
      salt,
      commitment: commitmentOf(named, { ...vote, salt }),
    };
    const { name, text } = ballotFile(named, ballot);
    expect(name).toBe("ballot-case-12-jury-3-ababab.json");
    expect(readBallotFile(named, text)).toEqual(ballot);
    expect(() => readBallotFile(domain, text)).toThrow("another version of the contracts");
  });

  it("of an older version is read", () => {
    const { text } = ballotFile(domain, sealed(7));
    const older = text.replace(/\n.*fromSignature.*/, "");
    expect(older).not.toBe(text);
    expect(readBallotFile(domain, older)).toEqual(sealed(7));
  });

  it.each([
    ["no JSON", "hello"],
    ["another JSON", "{}"],
    [
      "a huge number",
      ballotFile(domain, sealed(1)).text.replace(/"judged": "\d+"/, '"judged": -1'),
    ],
  ])("is refused when it is %s", (_, text) => {
    expect(() => readBallotFile(domain, text)).toThrow(BallotFileError);
    expect(() => readBallotFile(domain, text)).toThrow("not a ballot file");
  });

  it("is refused when it belongs elsewhere", () => {
    const { text } = ballotFile({ ...domain, chainId: 1_612 }, sealed(1));
    expect(() => readBallotFile(domain, text)).toThrow("another chain");
  });

  it("is refused when its parts do not fit", () => {
    const text = ballotFile(domain, { ...sealed(1), verdict: 5n }).text;
    expect(() => readBallotFile(domain, text)).toThrow("damaged");
    expect(() => readBallotFile(domain, ballotFile(domain, draft(1)).text)).toThrow("damaged");
  });
});

describe("an opening", () => {
  it("fits its own commitment only", () => {
    expect(opensCommitment(domain, sealed(1))).toBe(true);
    expect(opensCommitment(domain, draft(1))).toBe(false);
    expect(opensCommitment(domain, { ...sealed(1), voter: domain.curation })).toBe(false);
  });
});
