import type { Address, TypedDataDefinition } from "viem";
import { addresses } from "@/lib/chain/addresses";
import { publicClient } from "@/lib/chain/browser-client";
import { appChain } from "@/lib/chain/chains";
import type { BallotDomain } from "@/lib/curation/ballot";
import type { Ballot } from "@/lib/curation/ballotStore";
import { STAGES, wordNumber } from "@/lib/datanets/words";
import { sameAddress } from "@/lib/format/address";
import { msg, type Text } from "@/lib/texts/text";

// Everything here imports viem or the wallet when it is called and not before.

/** Where ballots of this app are cast. */
export const ballotDomain = (): BallotDomain => ({
  chainId: appChain.id,
  curation: addresses().Curation,
});

export type Sealed = {
  ballot: Ballot;
  /** It is kept in this browser. */
  kept: boolean;
};

type Whose = { ballotId: bigint; voter: Address };

/** Makes a ballot's salt from a signature of its voter. @throws what the wallet reports */
async function saltOf(whose: Whose) {
  const [{ deriveSalt }, { signTypedData }, { WrongAccountError }] = await Promise.all([
    import("@/lib/curation/ballot"),
    import("@/lib/wallet/sign"),
    import("@/lib/tx/failures"),
  ]);
  return deriveSalt(ballotDomain(), whose, async (data) => {
    const { signature, account } = await signTypedData(data as TypedDataDefinition);
    if (!sameAddress(account, whose.voter)) throw new WrongAccountError(whose.voter, account);
    return signature;
  });
}

/**
 * Seals a whole verdict: makes the salt, computes the commitment and keeps both in this browser. The
 * salt of an earlier seal of the same ballot, this tab's or another's, is used again without signing.
 */
export async function seal(
  whose: Whose & { position: number; items: number; verdict: bigint },
): Promise<Sealed> {
  const [{ commitmentOf }, { keptSeals, saveBallot }] = await Promise.all([
    import("@/lib/curation/ballot"),
    import("@/lib/curation/ballotStore"),
  ]);
  const [before] = keptSeals(ballotDomain(), whose);
  const { salt, fromSignature } = before?.salt
    ? { salt: before.salt, fromSignature: before.fromSignature }
    : await saltOf(whose);
  const ballot: Ballot = {
    ...whose,
    judged: (1n << BigInt(whose.items)) - 1n,
    salt,
    commitment: commitmentOf(ballotDomain(), { ...whose, salt }),
    fromSignature,
    savedAt: Math.floor(Date.now() / 1000),
  };
  return { ballot, kept: saveBallot(ballotDomain(), ballot) };
}

/**
 * Makes a committed ballot again from a new signature of its voter and the verdict as they remember it.
 * @returns null when that is not what the chain has: another verdict, or a wallet that signs anew
 */
export async function rebuild(
  whose: Whose & { position: number; items: number; verdict: bigint },
): Promise<Ballot | null> {
  const [{ commitmentOf }, { saveBallot }] = await Promise.all([
    import("@/lib/curation/ballot"),
    import("@/lib/curation/ballotStore"),
  ]);
  const { salt, fromSignature } = await saltOf(whose);
  const commitment = commitmentOf(ballotDomain(), { ...whose, salt });
  if ((await committedWord(whose.ballotId, whose.position)) !== BigInt(commitment)) return null;
  const judged = (1n << BigInt(whose.items)) - 1n;
  const savedAt = Math.floor(Date.now() / 1000);
  const ballot: Ballot = { ...whose, judged, salt, commitment, fromSignature, savedAt };
  saveBallot(ballotDomain(), ballot);
  return ballot;
}

/** What the chain has of a seat's ballot: its commitment, until it is revealed; 0 before. */
async function committedWord(ballotId: bigint, position: number): Promise<bigint> {
  const [{ parseBallotId }, { curationAbi }, chain] = await Promise.all([
    import("@/lib/curation/ballot"),
    import("@/contracts-abi/Curation"),
    publicClient(),
  ]);
  const { datanet, round, stage } = parseBallotId(ballotId);
  return chain.readContract({
    address: ballotDomain().curation,
    abi: curationAbi,
    functionName: "ballot",
    args: [BigInt(datanet), BigInt(round), wordNumber(STAGES, stage), BigInt(position)],
  });
}

/** The sealed ballot that this browser keeps, or null. Of several, the one that is on the chain. */
export async function keptBallot(whose: Whose): Promise<Ballot | null> {
  const { keptSeals } = await import("@/lib/curation/ballotStore");
  const seals = keptSeals(ballotDomain(), whose);
  const [last] = seals;
  if (!last || seals.length === 1) return last ?? null;
  // Without the chain's answer the last one is as good a guess as any; revealing tries it out first.
  const word = await committedWord(whose.ballotId, last.position).catch(() => 0n);
  return seals.find(({ commitment }) => commitment && BigInt(commitment) === word) ?? last;
}

/** Hands the ballot to the browser as a file to save. */
export async function downloadBallot(ballot: Ballot): Promise<void> {
  const { ballotFile } = await import("@/lib/curation/ballotStore");
  const { name, text } = ballotFile(ballotDomain(), ballot);
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
  const ballot = readBallotFile(ballotDomain(), await file.text());
  if (ballot.ballotId !== whose.ballotId)
    throw new BallotFileError(msg("This file is for another round or another ballot of it."));
  if (!sameAddress(ballot.voter, whose.voter))
    throw new BallotFileError(
      msg("This file belongs to another account. Switch to it to use the file."),
    );
  saveBallot(ballotDomain(), ballot);
  return ballot;
}

/** What a person is told about a failure of any of these. */
export async function sentenceOf(error: unknown): Promise<Text> {
  const { explain } = await import("@/lib/tx/errors");
  return explain(error).sentence;
}
