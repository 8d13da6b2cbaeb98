import type { Address, Hex } from "viem";
import { z } from "zod";
import { sameAddress } from "@/lib/format/address";
import { english, msg, type Text } from "@/lib/texts/text";
import {
  CASES_DOMAIN,
  commitmentOf,
  parseBallotId,
  parseCaseBallotId,
  type BallotDomain,
} from "./ballot";

// Ballots on this device: what was judged so far and, once committed, the secret that opens it. One
// key per ballot, so tabs working on different ballots never overwrite each other.

// Compiled validators need `new Function`, which the page's content security policy refuses.
z.config({ jitless: true });

const decimal = z.string().regex(/^\d{1,78}$/);
const bytes32 = z.string().regex(/^0x[0-9a-fA-F]{64}$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);

const storedBallot = z.strictObject({
  version: z.literal(1),
  chainId: z.int().min(1),
  curation: address,
  ballotId: decimal,
  voter: address,
  position: z.int().min(0).max(30),
  /** Bits of the verdict: n items for the panel, the gold ones for the jury, 1 for a case. */
  items: z.int().min(1).max(255),
  /** Bitmaps over those items, decimal: which are judged, and which of them are good. */
  judged: decimal,
  verdict: decimal,
  /** Set when the commitment is made. */
  salt: bytes32.nullable(),
  commitment: bytes32.nullable(),
  /** The salt came from a signature; older files do not say. */
  fromSignature: z.boolean().default(false),
  /** Unix seconds by the browser's clock. */
  savedAt: z.number(),
});

/** A ballot as kept here. Without `commitment` it is a draft. */
export type Ballot = {
  ballotId: bigint;
  voter: Address;
  position: number;
  items: number;
  judged: bigint;
  verdict: bigint;
  salt: Hex | null;
  commitment: Hex | null;
  /** The salt came from a signature, so a wallet that signs deterministically can make it again. */
  fromSignature: boolean;
  savedAt: number;
};

/** What is wrong with a kept ballot or its file, with a sentence for people. */
export class BallotFileError extends Error {
  override readonly name = "BallotFileError";
  constructor(
    readonly sentence: Text,
    options?: ErrorOptions,
  ) {
    super(english(sentence), options);
  }
}

const PREFIX = "datanets.ballot";

const domainPrefix = ({ chainId, curation }: BallotDomain) =>
  `${PREFIX}.${chainId}.${curation.toLowerCase()}.`;

const keyOf = (domain: BallotDomain, ballot: { ballotId: bigint; voter: Address }) =>
  `${domainPrefix(domain)}${ballot.voter.toLowerCase()}.${ballot.ballotId}`;

function encode(domain: BallotDomain, ballot: Ballot): string {
  const stored: z.infer<typeof storedBallot> = {
    version: 1,
    chainId: domain.chainId,
    curation: domain.curation,
    ...ballot,
    ballotId: ballot.ballotId.toString(),
    judged: ballot.judged.toString(),
    verdict: ballot.verdict.toString(),
  };
  return JSON.stringify(stored, null, 2);
}

function decode(text: string): { domain: BallotDomain; ballot: Ballot } {
  const { version: _, chainId, curation, ...stored } = storedBallot.parse(JSON.parse(text));
  return {
    domain: { chainId, curation: curation as Address },
    ballot: {
      ...stored,
      ballotId: BigInt(stored.ballotId),
      voter: stored.voter as Address,
      judged: BigInt(stored.judged),
      verdict: BigInt(stored.verdict),
      salt: stored.salt as Hex | null,
      commitment: stored.commitment as Hex | null,
    },
  };
}

/**
 * Keeps a ballot on this device. A seal it takes the place of is kept beside it: which of several
 * reaches the chain first is not known here, and only that one can be opened.
 * @returns false when the browser refuses to keep it (private mode, full): then only the file is left
 */
export function saveBallot(
  domain: BallotDomain,
  ballot: Ballot,
  storage: Storage = localStorage,
): boolean {
  try {
    const key = keyOf(domain, ballot);
    const text = encode(domain, ballot);
    const before = loadBallot(domain, ballot, storage);
    if (before?.commitment && before.commitment !== ballot.commitment)
      storage.setItem(`${key}.${before.commitment}`, encode(domain, before));
    storage.setItem(key, text);
    return storage.getItem(key) === text;
  } catch {
    return false;
  }
}

/** The ballot kept here, or null. What cannot be read counts as absent. */
export function loadBallot(
  domain: BallotDomain,
  ballot: { ballotId: bigint; voter: Address },
  storage: Storage = localStorage,
): Ballot | null {
  try {
    return readKept(storage.getItem(keyOf(domain, ballot)));
  } catch {
    return null;
  }
}

function readKept(text: string | null): Ballot | null {
  try {
    return text === null ? null : decode(text).ballot;
  } catch {
    return null;
  }
}

/** Every seal of one ballot that is kept here and opens its commitment; the last made first. */
export function keptSeals(
  domain: BallotDomain,
  ballot: { ballotId: bigint; voter: Address },
  storage: Storage = localStorage,
): Ballot[] {
  const found: Ballot[] = [];
  try {
    const key = keyOf(domain, ballot);
    for (let i = 0; i < storage.length; i += 1) {
      const name = storage.key(i);
      if (name !== key && !name?.startsWith(`${key}.`)) continue;
      const kept = readKept(storage.getItem(name));
      if (kept && opensCommitment(domain, kept)) found.push(kept);
    }
  } catch {
    // Without storage nothing is kept.
  }
  return found.sort((a, b) => b.savedAt - a.savedAt);
}

/** Whether salt and verdict open the ballot's commitment. A draft opens nothing. */
export const opensCommitment = (domain: BallotDomain, ballot: Ballot): boolean =>
  ballot.salt !== null &&
  ballot.commitment !== null &&
  commitmentOf(domain, { ...ballot, salt: ballot.salt }) === ballot.commitment.toLowerCase();

/** The ballot as a file to keep. Whoever reads it before the reveal can cancel the ballot. */
export function ballotFile(domain: BallotDomain, ballot: Ballot): { name: string; text: string } {
  const name = `ballot-${placeOf(domain, ballot)}-${ballot.voter.slice(2, 8)}.json`;
  return { name: name.toLowerCase(), text: encode(domain, ballot) };
}

function placeOf({ name }: BallotDomain, ballot: Ballot): string {
  if (name === CASES_DOMAIN) {
    const { id, tier } = parseCaseBallotId(ballot.ballotId);
    return `case-${id}-jury-${tier + 1}`;
  }
  const { datanet, round, stage } = parseBallotId(ballot.ballotId);
  return `datanet-${datanet}-round-${round}-${stage}`;
}

/**
 * Reads a file made by `ballotFile`.
 * @throws BallotFileError when it is no such file, is for another chain, or its parts do not fit
 */
export function readBallotFile(domain: BallotDomain, text: string): Ballot {
  let file: ReturnType<typeof decode>;
  try {
    file = decode(text);
  } catch (cause) {
    throw new BallotFileError(
      msg("This is not a ballot file. Choose the .json file you saved when you committed."),
      { cause },
    );
  }
  const { chainId, curation } = file.domain;
  if (chainId !== domain.chainId || !sameAddress(curation, domain.curation)) {
    throw new BallotFileError(
      msg("This ballot was cast on another chain or with another version of the contracts."),
    );
  }
  if (!opensCommitment(domain, file.ballot)) {
    throw new BallotFileError(
      msg("The file is damaged: its salt and verdict do not open its commitment."),
    );
  }
  return file.ballot;
}
