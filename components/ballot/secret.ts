import type { Hex, TypedDataDefinition } from "viem";
import { addresses } from "@/lib/chain/addresses";
import { publicClient } from "@/lib/chain/browser-client";
import { appChain } from "@/lib/chain/chains";
import { CASES_DOMAIN, type BallotDomain } from "@/lib/curation/ballot";
import type { Ballot } from "@/lib/curation/ballotStore";
import { STAGES, wordNumber } from "@/lib/datanets/words";
import { sameAddress } from "@/lib/format/address";
import { msg, type Text } from "@/lib/texts/text";
import type { Casting } from "./casting";

// Everything here imports viem or the wallet when it is called and not before.

/** Where a ballot is cast. */
const domainOf = ({ box }: Pick<Casting, "box">): BallotDomain => ({
  chainId: appChain.id,
  curation: addresses()[box],
  ...(box === "Cases" && { name: CASES_DOMAIN }),
});

export type Sealed = {
  ballot: Ballot;
  /** It is kept in this browser. */
  kept: boolean;
};

type Whose = Pick<Casting, "box" | "ballotId" | "voter">;

/** Makes a ballot's salt from a signature of its voter. @throws what the wallet reports */
async function saltOf(whose: Whose) {
  const [{ deriveSalt }, { signTypedData }, { WrongAccountError }] = await Promise.all([
    import("@/lib/curation/ballot"),
    import("@/lib/wallet/sign"),
    import("@/lib/tx/failures"),
  ]);
  return deriveSalt(domainOf(whose), whose, async (data) => {
    const { signature, account } = await signTypedData(data as TypedDataDefinition);
    if (!sameAddress(account, whose.voter)) throw new WrongAccountError(whose.voter, account);
    return signature;
  });
}

/** The ballot as the browser keeps it. */
function sealedBallot(
  casting: Casting,
  sealed: { verdict: bigint; salt: Hex; commitment: Hex; fromSignature: boolean },
): Ballot {
  const { ballotId, voter, position, items } = casting;
  const judged = (1n << BigInt(items)) - 1n;
  const savedAt = Math.floor(Date.now() / 1000);
  return { ballotId, voter, position, items, judged, savedAt, ...sealed };
}

/**
 * Seals a whole verdict: makes the salt, computes the commitment and keeps both in this browser. The
 * salt of an earlier seal of the same ballot, this tab's or another's, is used again without signing.
 */
export async function seal(casting: Casting, verdict: bigint): Promise<Sealed> {
  const [{ commitmentOf }, { keptSeals, saveBallot }] = await Promise.all([
    import("@/lib/curation/ballot"),
    import("@/lib/curation/ballotStore"),
  ]);
  const domain = domainOf(casting);
  const [before] = keptSeals(domain, casting);
  const { salt, fromSignature } = before?.salt
    ? { salt: before.salt, fromSignature: before.fromSignature }
    : await saltOf(casting);
  const commitment = commitmentOf(domain, { ...casting, verdict, salt });
  const ballot = sealedBallot(casting, { verdict, salt, commitment, fromSignature });
  return { ballot, kept: saveBallot(domain, ballot) };
}

/**
 * Makes a committed ballot again from a new signature of its voter and the verdicts it may have had.
 * @returns null when none is what the chain has: another verdict, or a wallet that signs anew
 */
export async function rebuild(
  casting: Casting,
  verdicts: readonly bigint[],
): Promise<Ballot | null> {
  const [{ commitmentOf }, { saveBallot }] = await Promise.all([
    import("@/lib/curation/ballot"),
    import("@/lib/curation/ballotStore"),
  ]);
  const domain = domainOf(casting);
  const { salt, fromSignature } = await saltOf(casting);
  const word = await committedWord(casting);
  for (const verdict of verdicts) {
    const commitment = commitmentOf(domain, { ...casting, verdict, salt });
    if (BigInt(commitment) !== word) continue;
    const ballot = sealedBallot(casting, { verdict, salt, commitment, fromSignature });
    saveBallot(domain, ballot);
    return ballot;
  }
  return null;
}

/** What the chain has of a seat's ballot: its commitment, until it is revealed; 0 before. */
async function committedWord({
  box,
  ballotId,
  position,
}: Pick<Casting, "box" | "ballotId" | "position">): Promise<bigint> {
  const [{ parseBallotId, parseCaseBallotId }, chain] = await Promise.all([
    import("@/lib/curation/ballot"),
    publicClient(),
  ]);
  const address = addresses()[box];
  if (box === "Cases") {
    const { casesAbi } = await import("@/contracts-abi/Cases");
    const { id, tier } = parseCaseBallotId(ballotId);
    const args = [BigInt(id), BigInt(tier), BigInt(position)] as const;
    return BigInt(
      await chain.readContract({ address, abi: casesAbi, functionName: "commitmentAt", args }),
    );
  }
  const { curationAbi } = await import("@/contracts-abi/Curation");
  const { datanet, round, stage } = parseBallotId(ballotId);
  const place = [BigInt(datanet), BigInt(round), wordNumber(STAGES, stage)] as const;
  const args = [...place, BigInt(position)] as const;
  return chain.readContract({ address, abi: curationAbi, functionName: "ballot", args });
}

/** The sealed ballot that this browser keeps, or null. Of several, the one that is on the chain. */
export async function keptBallot(whose: Whose): Promise<Ballot | null> {
  const { keptSeals } = await import("@/lib/curation/ballotStore");
  const seals = keptSeals(domainOf(whose), whose);
  const [last] = seals;
  if (!last || seals.length === 1) return last ?? null;
  // Without the chain's answer the last one is as good a guess as any; revealing tries it out first.
  const word = await committedWord({ ...whose, position: last.position }).catch(() => 0n);
  return seals.find(({ commitment }) => commitment && BigInt(commitment) === word) ?? last;
}

/** Hands the ballot to the browser as a file to save. */
export async function downloadBallot(box: Casting["box"], ballot: Ballot): Promise<void> {
  const { ballotFile } = await import("@/lib/curation/ballotStore");
  const { name, text } = ballotFile(domainOf({ box }), ballot);
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/**
 * A ballot from a file that was saved at the commit; kept in this browser from then on.
 * @throws BallotFileError with a sentence
 */
export async function importBallot(file: File, whose: Whose): Promise<Ballot> {
  const { BallotFileError, readBallotFile, saveBallot } =
    await import("@/lib/curation/ballotStore");
  const ballot = readBallotFile(domainOf(whose), await file.text());
  if (ballot.ballotId !== whose.ballotId)
    throw new BallotFileError(
      whose.box === "Cases"
        ? msg("This file is for another case, or for another jury of it.")
        : msg("This file is for another round or another ballot of it."),
    );
  if (!sameAddress(ballot.voter, whose.voter))
    throw new BallotFileError(
      msg("This file belongs to another account. Switch to it to use the file."),
    );
  saveBallot(domainOf(whose), ballot);
  return ballot;
}

/** What a person is told about a failure of any of these. */
export async function sentenceOf(error: unknown): Promise<Text> {
  const { explain } = await import("@/lib/tx/errors");
  return explain(error).sentence;
}
