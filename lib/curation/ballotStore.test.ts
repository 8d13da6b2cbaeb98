import type { Address, Hex } from "viem";
import { describe, expect, it } from "vitest";
import { ballotId, commitmentOf } from "./ballot";
import {
  ballotFile,
  BallotFileError,
  forgetBallot,
  listBallots,
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
    saveBallot(domain, { ...draft(3), voter: other }, storage);
    saveBallot({ ...domain, chainId: 1_612 }, draft(4), storage);
    expect(listBallots(domain, voter, storage)).toEqual([draft(1), sealed(2)]);
    forgetBallot(domain, draft(1), storage);
    expect(listBallots(domain, voter, storage)).toEqual([sealed(2)]);
  });

  it("counts what it cannot read as absent", () => {
    const storage = memory();
    saveBallot(domain, draft(1), storage);
    storage.setItem(storage.key(0)!, "{");
    expect(loadBallot(domain, draft(1), storage)).toBeNull();
    expect(listBallots(domain, voter, storage)).toEqual([]);
  });

  it("says when the browser keeps nothing", () => {
    expect(saveBallot(domain, draft(1), forbidden)).toBe(false);
    expect(loadBallot(domain, draft(1), forbidden)).toBeNull();
    expect(listBallots(domain, voter, forbidden)).toEqual([]);
    expect(() => forgetBallot(domain, draft(1), forbidden)).not.toThrow();
  });
});

describe("the file", () => {
  it("brings the ballot back and names its round", () => {
    const { name, text } = ballotFile(domain, sealed(7));
    expect(name).toBe("ballot-datanet-1-round-7-panel-ababab.json");
    expect(readBallotFile(domain, text)).toEqual(sealed(7));
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
