import type { Hex, PublicClient } from "viem";
import { curationAbi } from "@/contracts-abi/Curation";
import { callOf, contractAt } from "@/lib/datanets/contracts";
import { accountKeys, roundKeys } from "@/lib/datanets/keys";
import { STAGES, wordNumber, type Stage } from "@/lib/datanets/words";
import { msg, plural } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import { NO_PAYMENT } from "@/lib/tx/words";

export type BallotParams = { datanet: number; round: number; stage: Stage };

/** What is shown at the reveal. A juror's verdict is compact: bit j is the j-th gold item. */
export type Opening = { position: number; verdict: bigint; salt: Hex };

/** A ballot signed by its voter, to be posted by anyone. `deadline` in unix seconds. */
export type Carried = { position: number; commitment: Hex; deadline: number; signature: Hex };

const curation = (chain: PublicClient) =>
  ({ address: contractAt(chain, "Curation"), abi: curationAbi }) as const;

/** Masks by position, of one stage of a round. */
async function readMasks(chain: PublicClient, { datanet, round, stage }: BallotParams) {
  const r = await chain.readContract({
    ...curation(chain),
    functionName: "round",
    args: [BigInt(datanet), BigInt(round)],
  });
  return stage === "panel"
    ? {
        committed: r.panelCommitted,
        revealed: r.panelRevealed,
        exposed: r.panelExposed,
      }
    : {
        committed: r.juryCommitted,
        revealed: r.juryRevealed,
        exposed: r.juryExposed,
      };
}

const maskOf = (positions: readonly { position: number }[]) =>
  positions.reduce((mask, { position }) => mask | (1n << BigInt(position)), 0n);

const covers = (mask: bigint, wanted: bigint) => (mask & wanted) === wanted;

/** Sends the sender's own commitment. Save the secret (./ballotStore) and offer it as a file before. */
export const commitBallot =
  ({
    position,
    commitment,
    ...ballot
  }: BallotParams & { position: number; commitment: Hex }): Action =>
  async ({ account, chain }) => {
    const { datanet, round, stage } = ballot;
    const place = [BigInt(datanet), BigInt(round), wordNumber(STAGES, stage)] as const;
    return [
      {
        id: `commit-${datanet}-${round}-${stage}-${position}-${commitment}`,
        describe: msg("Commit your ballot for round {round}", { round }),
        preview: {
          pay: NO_PAYMENT,
          get: msg(
            "Your verdict is on the chain, sealed. Your seat has done its duty until the reveal.",
          ),
          risk: msg(
            "It is final. If you do not reveal it later, it counts as the worst possible vote and your seat pays for it: keep the ballot file.",
          ),
        },
        isComplete: async (c) => {
          const wanted = maskOf([{ position }]);
          const masks = await readMasks(c, ballot);
          if (!covers(masks.committed, wanted)) return false;
          // A panelist's word is replaced by the verdict at the reveal.
          if (covers(masks.revealed, wanted)) return true;
          const word = await c.readContract({
            ...curation(c),
            functionName: "ballot",
            args: [...place, BigInt(position)],
          });
          return word === BigInt(commitment);
        },
        call: callOf(contractAt(chain, "Curation"), curationAbi, "commit", [
          ...place,
          BigInt(position),
          commitment,
        ]),
        invalidates: [...roundKeys(datanet, round), ...accountKeys(account)],
      },
    ];
  };

/** Opens commitments, one's own or others'. Send no opening before the reveal phase: it can be used against its voter. */
export const revealBallot =
  ({ openings, ...ballot }: BallotParams & { openings: readonly Opening[] }): Action =>
  async ({ account, chain }) => {
    const { datanet, round, stage } = ballot;
    return [
      {
        id: `reveal-${datanet}-${round}-${stage}-${maskOf(openings)}`,
        describe: plural(
          openings.length,
          "Reveal your ballot for round {round}",
          "Reveal {n} ballots for round {round}",
          { round },
        ),
        preview: {
          pay: NO_PAYMENT,
          get: msg("The verdict is opened and counts. Pay follows when the round settles."),
          risk: msg("Everybody can read the verdict from now on. It cannot be changed."),
        },
        isComplete: async (c) => covers((await readMasks(c, ballot)).revealed, maskOf(openings)),
        call: callOf(contractAt(chain, "Curation"), curationAbi, "reveal", [
          BigInt(datanet),
          BigInt(round),
          wordNumber(STAGES, stage),
          openings,
        ]),
        invalidates: [...roundKeys(datanet, round), ...accountKeys(account)],
      },
    ];
  };

/** Posts signed ballots of others. Bad ones are skipped by the contract; done when none can be added. */
export const carryBallots =
  ({ ballots, ...ballot }: BallotParams & { ballots: readonly Carried[] }): Action =>
  async ({ chain }) => {
    const { datanet, round, stage } = ballot;
    const wanted = maskOf(ballots);
    const before = (await readMasks(chain, ballot)).committed & wanted;
    return [
      {
        id: `carry-${datanet}-${round}-${stage}-${wanted}`,
        describe: plural(
          ballots.length,
          "Post {n} signed ballot for round {round}",
          "Post {n} signed ballots for round {round}",
          { round },
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
        call: callOf(contractAt(chain, "Curation"), curationAbi, "carry", [
          BigInt(datanet),
          BigInt(round),
          wordNumber(STAGES, stage),
          ballots,
        ]),
        invalidates: roundKeys(datanet, round),
      },
    ];
  };

/** Shows an opening that leaked before the reveal phase: that ballot is cancelled. */
export const exposeOpening =
  ({ opening, ...ballot }: BallotParams & { opening: Opening }): Action =>
  async ({ chain }) => {
    const { datanet, round, stage } = ballot;
    return [
      {
        id: `expose-${datanet}-${round}-${stage}-${opening.position}`,
        describe: msg("Expose the opening of position {position} in round {round}", {
          position: opening.position + 1,
          round,
        }),
        preview: {
          pay: NO_PAYMENT,
          get: msg("That ballot is cancelled, and its seat pays as if it had not been cast."),
          risk: msg(
            "It is refused when the opening does not fit the ballot or reveals have begun.",
          ),
        },
        isComplete: async (c) => covers((await readMasks(c, ballot)).exposed, maskOf([opening])),
        call: callOf(contractAt(chain, "Curation"), curationAbi, "expose", [
          BigInt(datanet),
          BigInt(round),
          wordNumber(STAGES, stage),
          opening,
        ]),
        invalidates: roundKeys(datanet, round),
      },
    ];
  };
