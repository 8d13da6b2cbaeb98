import type { Hex, PublicClient } from "viem";
import { casesAbi } from "@/contracts-abi/Cases";
import { CASES_DOMAIN, type BallotDomain } from "@/lib/curation/ballot";
import type { Carried, Opening } from "@/lib/curation/ballotActions";
import { callOf, contractAt } from "@/lib/datanets/contracts";
import { accountKeys } from "@/lib/datanets/keys";
import { msg, plural } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import { NO_PAYMENT } from "@/lib/tx/words";
import { caseKeys } from "./actions";

// Ballots of a case's jury: as in lib/curation/ballotActions, with the verdict 1 (uphold) or 0 (dismiss).

/** One case's present jury. */
export type CaseRef = { id: number; tier: number; contribution: number };

/** Where ballots of cases are cast. */
export const casesDomain = (chain: PublicClient): BallotDomain => ({
  chainId: chain.chain!.id,
  curation: contractAt(chain, "Cases"),
  name: CASES_DOMAIN,
});

const readMasks = (chain: PublicClient, { id, tier }: CaseRef) =>
  chain.readContract({
    address: contractAt(chain, "Cases"),
    abi: casesAbi,
    functionName: "jury",
    args: [BigInt(id), BigInt(tier)],
  });

const maskOf = (positions: readonly { position: number }[]) =>
  Number(positions.reduce((mask, { position }) => mask | (1n << BigInt(position)), 0n));

// Masks have 31 bits: `>>> 0` keeps the answer of a bit operation out of the negative numbers.
const covers = (mask: number, wanted: number) => (mask & wanted) >>> 0 === wanted;

/** Sends the sender's own commitment. Save the secret (lib/curation/ballotStore) and offer it as a file before. */
export const commitCaseBallot =
  ({ position, commitment, ...ballot }: CaseRef & { position: number; commitment: Hex }): Action =>
  async ({ account, chain }) => [
    {
      id: `commit-case-${ballot.id}-${ballot.tier}-${position}-${commitment}`,
      describe: msg("Commit your vote on case {id}", { id: ballot.id }),
      preview: {
        pay: NO_PAYMENT,
        get: msg(
          "Your verdict is on the chain, sealed. Your seat has done its duty until the reveal.",
        ),
        risk: msg(
          "It is final. If you do not reveal it later, your seat loses the stake of the case: keep the ballot file.",
        ),
      },
      isComplete: async (c) => {
        if (!covers((await readMasks(c, ballot)).committed, maskOf([{ position }]))) return false;
        const stored = await c.readContract({
          address: contractAt(c, "Cases"),
          abi: casesAbi,
          functionName: "commitmentAt",
          args: [BigInt(ballot.id), BigInt(ballot.tier), BigInt(position)],
        });
        return stored === commitment;
      },
      call: callOf(contractAt(chain, "Cases"), casesAbi, "commit", [
        BigInt(ballot.id),
        BigInt(position),
        commitment,
      ]),
      invalidates: [...caseKeys(ballot.id, ballot.contribution), ...accountKeys(account)],
    },
  ];

/** Opens commitments, one's own or others'. Send no opening before the reveal phase: it can be used against its voter. */
export const revealCaseBallot =
  ({ openings, ...ballot }: CaseRef & { openings: readonly Opening[] }): Action =>
  async ({ account, chain }) => [
    {
      id: `reveal-case-${ballot.id}-${ballot.tier}-${maskOf(openings)}`,
      describe:
        openings.length === 1
          ? msg("Reveal your vote on case {id}", { id: ballot.id })
          : plural(
              openings.length,
              "Reveal {n} vote on case {id}",
              "Reveal {n} votes on case {id}",
              {
                id: ballot.id,
              },
            ),
      preview: {
        pay: NO_PAYMENT,
        get: msg("The verdict is opened and counts. Pay follows when the case ends."),
        risk: msg("Everybody can read the verdict from now on. It cannot be changed."),
      },
      isComplete: async (c) => covers((await readMasks(c, ballot)).revealed, maskOf(openings)),
      call: callOf(contractAt(chain, "Cases"), casesAbi, "reveal", [BigInt(ballot.id), openings]),
      invalidates: [...caseKeys(ballot.id, ballot.contribution), ...accountKeys(account)],
    },
  ];

/** Posts signed ballots of others. Bad ones are skipped by the contract; done when none can be added. */
export const carryCaseBallots =
  ({ ballots, ...ballot }: CaseRef & { ballots: readonly Carried[] }): Action =>
  async ({ chain }) => {
    const wanted = maskOf(ballots);
    const before = (await readMasks(chain, ballot)).committed & wanted;
    return [
      {
        id: `carry-case-${ballot.id}-${ballot.tier}-${wanted}`,
        describe: plural(
          ballots.length,
          "Post {n} signed ballot for case {id}",
          "Post {n} signed ballots for case {id}",
          { id: ballot.id },
        ),
        preview: {
          pay: NO_PAYMENT,
          get: msg("Their voters have committed without a transaction of their own."),
          risk: msg(
            "You pay the fee for them. Ballots that are late or not valid are skipped; if none is left, it is refused.",
          ),
        },
        isComplete: async (c) => {
          const committed = (await readMasks(c, ballot)).committed & wanted;
          return committed === wanted || committed !== before;
        },
        call: callOf(contractAt(chain, "Cases"), casesAbi, "carry", [BigInt(ballot.id), ballots]),
        invalidates: caseKeys(ballot.id, ballot.contribution),
      },
    ];
  };
