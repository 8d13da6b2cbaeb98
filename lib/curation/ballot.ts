import {
  concatHex,
  encodeAbiParameters,
  keccak256,
  recoverTypedDataAddress,
  size,
  slice,
  toHex,
  type Address,
  type Hex,
} from "viem";
import { STAGES, word, wordNumber, type Stage } from "@/lib/datanets/words";
import { sameAddress } from "@/lib/format/address";

/** Which ballot: one voter has at most one of each. */
export type BallotRef = { datanet: number; round: number; attempt: number; stage: Stage };

/** As Curation.ballotId computes it. */
export const ballotId = ({ datanet, round, attempt, stage }: BallotRef): bigint =>
  (BigInt(datanet) << 64n) |
  (BigInt(round) << 32n) |
  (BigInt(attempt) << 8n) |
  BigInt(wordNumber(STAGES, stage));

/** @throws RangeError for a number that is no ballot's id */
export function parseBallotId(id: bigint): BallotRef {
  const part = (shift: bigint, bits: bigint) => Number((id >> shift) & ((1n << bits) - 1n));
  return {
    datanet: Number(id >> 64n),
    round: part(32n, 32n),
    attempt: part(8n, 24n),
    stage: word(STAGES, part(0n, 8n)),
  };
}

/** One case's jury of a tier. */
export type CaseBallotRef = { id: number; tier: number };

/** As Cases.ballotId computes it. */
export const caseBallotId = ({ id, tier }: CaseBallotRef): bigint =>
  (BigInt(id) << 8n) | BigInt(tier);

export const parseCaseBallotId = (ballot: bigint): CaseBallotRef => ({
  id: Number(ballot >> 8n),
  tier: Number(ballot & 0xffn),
});

const CURATION_DOMAIN = "Datanets Curation";
export const CASES_DOMAIN = "Datanets Cases";

/**
 * Where ballots are cast; a commitment is worth nothing anywhere else. `curation` is the contract that
 * takes them: Curation, or Cases with its `name` (of the EIP-712 domain).
 */
export type BallotDomain = {
  chainId: number;
  curation: Address;
  name?: typeof CURATION_DOMAIN | typeof CASES_DOMAIN;
};

export type Secret = {
  ballotId: bigint;
  voter: Address;
  /** Bitmap; a juror's is compact: bit j is the j-th gold item. */
  verdict: bigint;
  /** 32 bytes. */
  salt: Hex;
};

/** viem checks the case of mixed-case addresses; here only their bytes count. */
const lower = (address: Address) => address.toLowerCase() as Address;

/** keccak256(abi.encode(chain id, contract, ballot id, voter, verdict, salt)), as Curation checks it. */
export const commitmentOf = (
  { chainId, curation }: BallotDomain,
  { ballotId: id, voter, verdict, salt }: Secret,
): Hex =>
  keccak256(
    encodeAbiParameters(
      [
        { type: "uint256" },
        { type: "address" },
        { type: "uint256" },
        { type: "address" },
        { type: "uint256" },
        { type: "bytes32" },
      ],
      [BigInt(chainId), lower(curation), id, lower(voter), verdict, salt],
    ),
  );

/** What a voter signs so that anyone may post the commitment. `deadline` in unix seconds. */
export const carriedTypedData = (
  { chainId, curation, name = CURATION_DOMAIN }: BallotDomain,
  message: { ballotId: bigint; voter: Address; commitment: Hex; deadline: bigint },
) =>
  ({
    domain: { name, version: "1", chainId, verifyingContract: curation },
    types: {
      Ballot: [
        { name: "ballotId", type: "uint256" },
        { name: "voter", type: "address" },
        { name: "commitment", type: "bytes32" },
        { name: "deadline", type: "uint256" },
      ],
    },
    primaryType: "Ballot",
    message,
  }) as const;

const WARNING = "Sign only in Datanets: this signature opens your ballot to whoever sees it.";

/** The fixed message whose signature the salt is made of. */
export const secretTypedData = (
  { chainId, curation }: BallotDomain,
  { ballotId: id, voter }: { ballotId: bigint; voter: Address },
) =>
  ({
    domain: { name: "Datanets ballot secret", version: "1", chainId, verifyingContract: curation },
    types: {
      BallotSecret: [
        { name: "warning", type: "string" },
        { name: "ballotId", type: "uint256" },
        { name: "voter", type: "address" },
      ],
    },
    primaryType: "BallotSecret",
    message: { warning: WARNING, ballotId: id, voter },
  }) as const;

const ECDSA_BYTES = 65;

/** 32 random bytes. */
export const randomSalt = (): Hex => toHex(crypto.getRandomValues(new Uint8Array(32)));

/**
 * The salt of a ballot. Most wallets sign deterministically, so that signing the same message again on
 * another device gives the same salt; some (of shared or custodial keys) do not, which one signature
 * cannot tell. So the salt is kept here and in the file, and signing again is the last resort. What a
 * contract wallet returns is no ECDSA signature of the voter: it gets a random salt.
 * @param sign asks the voter's wallet to sign `secretTypedData`
 * @returns `fromSignature`: signing again brings the salt back, if the wallet is deterministic
 */
export async function deriveSalt(
  domain: BallotDomain,
  ballot: { ballotId: bigint; voter: Address },
  sign: (typedData: ReturnType<typeof secretTypedData>) => Promise<Hex>,
): Promise<{ salt: Hex; fromSignature: boolean }> {
  const typedData = secretTypedData(domain, ballot);
  const signature = await sign(typedData);
  if (size(signature) === ECDSA_BYTES) {
    const signer = await recoverTypedDataAddress({ ...typedData, signature }).catch(
      () => undefined,
    );
    // r and s only: wallets disagree about how to write the last byte.
    if (sameAddress(signer, ballot.voter))
      return {
        salt: keccak256(concatHex([slice(signature, 0, 32), slice(signature, 32, 64)])),
        fromSignature: true,
      };
  }
  return { salt: randomSalt(), fromSignature: false };
}
