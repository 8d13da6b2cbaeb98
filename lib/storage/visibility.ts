import type { Hex } from "viem";
import { casesAbi } from "@/contracts-abi/Cases";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { lensAbi } from "@/contracts-abi/Lens";
import { addresses } from "@/lib/chain/addresses";
import { readClient } from "@/lib/chain/client";
import { ContentError } from "@/lib/content/errors";
import { msg } from "@/lib/texts/text";
import type { RootRecord } from "./store";

/** Whether a contribution's content may be served. unknown: no such id, or another digest. */
export type Visibility = {
  state: "sealed" | "open" | "unknown";
  /** Bitmap of its items that a case has struck: they are served no more. */
  struck: bigint;
};

export type ContributionVisibility = (id: bigint, digest: Hex) => Promise<Visibility>;

/** Answers of the Lens: 0 unknown, 1 sealed, 2 open. */
const ANSWERS = ["unknown", "sealed", "open"] as const;

/** Asks the chain. */
export const visibilityOnChain: ContributionVisibility = async (id, digest) => {
  const client = readClient();
  const { Lens, Contributions } = addresses();
  const [answer, { struck }] = await Promise.all([
    client.readContract({
      address: Lens,
      abi: lensAbi,
      functionName: "visibility",
      args: [id, digest],
    }),
    client.readContract({
      address: Contributions,
      abi: contributionsAbi,
      functionName: "standing",
      args: [id],
    }),
  ]);
  return { state: ANSWERS[answer] ?? "unknown", struck };
};

/** Whether a case names this digest as its evidence. */
export type EvidenceNamed = (caseId: bigint, digest: Hex) => Promise<boolean>;

/** Asks the chain. */
export const evidenceOnChain: EvidenceNamed = async (caseId, digest) => {
  const contract = { address: addresses().Cases, abi: casesAbi } as const;
  const client = readClient();
  if (caseId > (await client.readContract({ ...contract, functionName: "count" }))) return false;
  const { evidence } = await client.readContract({
    ...contract,
    functionName: "get",
    args: [caseId],
  });
  return evidence === digest;
};

/** Contribution ids are below 2^48, those of cases below 2^32; a longer number is no id. */
const ID = /^[1-9]\d{0,14}$/;

/**
 * Lets a request pass if it may see the content. Descriptions of datanets are open to everyone, and
 * evidence has `requireNamed`; a contribution's content waits until its round has closed, so that nobody can copy it before.
 *
 * @param id the request's `contribution` parameter.
 * @returns bitmap of its items that may not be served any more.
 * @throws ContentError sealed, malformed, not-found, unreachable.
 */
export async function requireVisible(
  record: RootRecord,
  digest: Hex,
  id: string | null,
  visibility: ContributionVisibility,
): Promise<bigint> {
  if (record.kind !== "contribution") return 0n;
  if (id === null || !ID.test(id)) {
    throw new ContentError(
      "sealed",
      msg("This is a contribution: say which one with ?contribution= and its number."),
    );
  }
  const answer = await asked(visibility(BigInt(id), digest));
  if (answer.state === "sealed") {
    throw new ContentError("sealed", msg("This contribution is sealed until its round closes."));
  }
  if (answer.state === "unknown") {
    throw new ContentError(
      "not-found",
      msg("Contribution {id} does not have this content.", { id }),
    );
  }
  return answer.struck;
}

/**
 * Lets a request for evidence pass if the case that it names has this evidence: a store where anybody
 * may put files is not a host for whatever nobody has paid to file.
 *
 * @param id the request's `case` parameter.
 * @throws ContentError sealed, not-found, unreachable.
 */
export async function requireNamed(
  digest: Hex,
  id: string | null,
  named: EvidenceNamed,
): Promise<void> {
  if (id === null || !ID.test(id)) {
    throw new ContentError(
      "sealed",
      msg("This is evidence: say of which case with ?case= and its number."),
    );
  }
  if (!(await asked(named(BigInt(id), digest)))) {
    throw new ContentError("not-found", msg("Case {id} does not have this evidence.", { id }));
  }
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    const sentence = msg(
      "The chain did not answer whether this content may be shown; try again soon.",
    );
    throw new ContentError("unreachable", sentence, { cause });
  }
}
