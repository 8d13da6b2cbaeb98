import { zeroAddress, type Address, type PublicClient } from "viem";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { treasuryAbi } from "@/contracts-abi/Treasury";
import { callOf, contractAt, hasReached, nextBlock } from "@/lib/datanets/contracts";
import { accountKeys, contributionsKeys } from "@/lib/datanets/keys";
import { BENCHES, weiToGwei, wordNumber } from "@/lib/datanets/words";
import { sameAddress, shortHex } from "@/lib/format/address";
import type { Action, Step } from "@/lib/tx/step";
import { coins, NO_PAYMENT, NO_RISK } from "@/lib/tx/words";
import { datanetOf } from "@/lib/contributions/ids";
import { readContribution } from "@/lib/contributions/reads";
import { msg, phrase } from "@/lib/texts/text";
import { readRewards } from "./reads";
import type { RewardsPage } from "./types";

const book = (chain: PublicClient) =>
  ({ address: contractAt(chain, "Contributions"), abi: contributionsAbi }) as const;

/** Contributions that one claim takes: about half a million gas. */
export const CLAIM_CHUNK = 40;
/** Pages of 64 contributions that a claim looks through; more is for the next claim. */
const CLAIM_PAGES = 16;

type SeatRef = { datanet: number; bench: number };
type Claimable = { ids: number[]; seats: SeatRef[]; creditWei: bigint; totalWei: bigint };

/** Everything that an account can take now. */
export async function readClaimable(chain: PublicClient, account: Address): Promise<Claimable> {
  const found: Claimable = { ids: [], seats: [], creditWei: 0n, totalWei: 0n };
  let cursor = 0;
  for (let page = 0; page < CLAIM_PAGES; page += 1) {
    const answer: RewardsPage = await readRewards(chain, { account, cursor, limit: 64 });
    for (const { row, rewards } of answer.rows) {
      // New income starts to vest at the first sync, so a claim takes those along as well.
      if (rewards.payableWei === 0n && rewards.unvestedWei === 0n) continue;
      found.ids.push(row.id);
      found.totalWei += rewards.payableWei;
    }
    if (page === 0) {
      found.creditWei = answer.creditWei;
      found.totalWei += answer.creditWei;
      for (const { datanet, bench, seat } of answer.seats) {
        if (seat.surplusWei === 0n) continue;
        found.seats.push({ datanet, bench: wordNumber(BENCHES, bench) });
        found.totalWei += seat.surplusWei;
      }
    }
    cursor = answer.next;
    if (cursor === 0) break;
  }
  return found;
}

/** Claims of the account in `fromBlock` or later. */
async function claimsSince(chain: PublicClient, account: Address, fromBlock: bigint) {
  if (!(await hasReached(chain, fromBlock))) return 0;
  const events = await chain.getContractEvents({
    ...book(chain),
    eventName: "Claimed",
    args: { account },
    fromBlock,
  });
  return events.length;
}

/**
 * Pays out credit, vested rewards, returned bonds and the surplus of seats, in one transaction for up
 * to 40 contributions. No steps when there is nothing to claim. Money goes to the payout address of
 * `owner` (the sender unless named), whoever sends it.
 */
export const claim =
  ({ owner }: { owner?: Address } = {}): Action =>
  async ({ account: sender, chain }) => {
    const account = owner ?? sender;
    const [{ ids, seats, creditWei, totalWei }, fromBlock] = await Promise.all([
      readClaimable(chain, account),
      nextBlock(chain),
    ]);
    if (ids.length === 0 && seats.length === 0 && creditWei === 0n) return [];
    const transactions = Math.max(1, Math.ceil(ids.length / CLAIM_CHUNK));
    return Array.from({ length: transactions }, (_, i): Step => {
      const chunk = ids.slice(i * CLAIM_CHUNK, (i + 1) * CLAIM_CHUNK);
      const amount = coins(roundDown(totalWei));
      const what =
        totalWei > 0n
          ? msg("Claim about {amount}", { amount })
          : msg("Claim, which starts the vesting of new income");
      const single = transactions === 1;
      return {
        id: `claim-${account}-${i}`,
        describe: single
          ? what
          : msg("{what} (part {part} of {parts})", {
              what: phrase(what),
              part: i + 1,
              parts: transactions,
            }),
        preview: {
          pay: NO_PAYMENT,
          get:
            totalWei === 0n
              ? msg(
                  "Nothing yet. Income whose vesting has not begun starts to vest, a part of it every second.",
                )
              : msg("At least {sum}, paid to the payout address of {owner}.", {
                  sum: single ? amount : msg("{amount} in all parts together", { amount }),
                  owner: sameAddress(account, sender)
                    ? phrase(msg("this account"))
                    : shortHex(account),
                }),
          risk: msg(
            "What goes on vesting is for a later claim. Nothing can be lost by claiming late or often, besides the fee.",
          ),
        },
        isComplete: async (c) => (await claimsSince(c, account, fromBlock)) > i,
        call: callOf(contractAt(chain, "Contributions"), contributionsAbi, "claim", [
          account,
          chunk,
          i === 0 ? seats : [],
        ]),
        invalidates: [...accountKeys(account), ["contribution"]],
      };
    });
  };

/** To 0.0001 OPEN: rewards keep vesting while the person reads the amount. */
const roundDown = (wei: bigint) => wei - (wei % 10n ** 14n);

const flagsOf = async (chain: PublicClient, id: number) =>
  (
    await chain.readContract({
      ...book(chain),
      functionName: "contribution",
      args: [BigInt(id)],
    })
  ).flags;

// CONTRIBUTION_RETIRED and CONTRIBUTION_RELEASED of IContributions.sol.
const RETIRED = 8;
const RELEASED = 16;

const contributionKeys = (id: number, account: Address) => [
  ["contribution", id],
  ...contributionsKeys(datanetOf(id)),
  ...accountKeys(account),
];

/**
 * Brings a contribution up to date. What exceeds its cap goes to the other earners, 1 % of it to the
 * sender. Complete at once, without a transaction, when there is nothing to bring up to date.
 */
export const touch =
  ({ id }: { id: number }): Action =>
  async ({ account, chain }) => {
    const before = (await readContribution(chain, { id })).rewards;
    return [
      {
        id: `touch-${id}`,
        describe: msg("Bring the contribution up to date"),
        preview: {
          pay: NO_PAYMENT,
          get: msg(
            "Its rewards are counted up to now. What exceeds its cap goes to the other earners, one per cent of that to you.",
          ),
          risk: NO_RISK,
        },
        isComplete: async (c) => {
          const { payableWei, excessWei } = (await readContribution(c, { id })).rewards;
          if (excessWei !== 0n) return false;
          return before.payableWei === 0n || payableWei < before.payableWei;
        },
        call: callOf(contractAt(chain, "Contributions"), contributionsAbi, "touch", [BigInt(id)]),
        invalidates: contributionKeys(id, account),
      },
    ];
  };

/** Adds bond, which raises what the contribution may still earn by twice the amount. Contributor only. */
export const topUp =
  ({ id, amountWei }: { id: number; amountWei: bigint }): Action =>
  async ({ account, chain }) => {
    const read = (c: PublicClient) =>
      c.readContract({ ...book(c), functionName: "toppedUp", args: [BigInt(id)] });
    const target = (await read(chain)) + weiToGwei(amountWei);
    return [
      {
        id: `top-up-${id}-${target}`,
        describe: msg("Add {amount} to the bond", { amount: coins(amountWei) }),
        preview: {
          pay: msg("{amount}, added to the bond.", { amount: coins(amountWei) }),
          get: msg("The contribution may earn {amount} more, of income that comes from now on.", {
            amount: coins(2n * amountWei),
          }),
          risk: msg(
            "The bond is held until you retire the contribution, and answers for its items as before.",
          ),
        },
        isComplete: async (c) => (await read(c)) >= target,
        call: callOf(
          contractAt(chain, "Contributions"),
          contributionsAbi,
          "topUp",
          [BigInt(id)],
          amountWei,
        ),
        invalidates: contributionKeys(id, account),
      },
    ];
  };

/** Stops earning; after the policy's delay the bond and all that is unvested come back. Contributor only. */
export const retire =
  ({ id }: { id: number }): Action =>
  async ({ account, chain }) => [
    {
      id: `retire-${id}`,
      describe: msg("Retire the contribution"),
      preview: {
        pay: NO_PAYMENT,
        get: msg(
          "It stops earning now. After the policy's waiting time the bond and all that is unvested can be released to you.",
        ),
        risk: msg("It cannot be undone: the items never earn again."),
      },
      isComplete: async (c) => ((await flagsOf(c, id)) & RETIRED) !== 0,
      call: callOf(contractAt(chain, "Contributions"), contributionsAbi, "retire", [BigInt(id)]),
      invalidates: contributionKeys(id, account),
    },
  ];

/** Credits bond and rewards of a retired contribution, once its delay is over. Anyone may. */
export const release =
  ({ id }: { id: number }): Action =>
  async ({ account, chain }) => [
    {
      id: `release-${id}`,
      describe: msg("Release the bond and what was unvested"),
      preview: {
        pay: NO_PAYMENT,
        get: msg(
          "Bond and rewards become the contributor's credit, to be paid out by the next claim.",
        ),
        risk: NO_RISK,
      },
      isComplete: async (c) => ((await flagsOf(c, id)) & RELEASED) !== 0,
      call: callOf(contractAt(chain, "Contributions"), contributionsAbi, "release", [BigInt(id)]),
      invalidates: contributionKeys(id, account),
    },
  ];

/** Chooses where everything the account earns is paid; its own address undoes the choice. */
export const setPayout =
  ({ payout }: { payout: Address }): Action =>
  async ({ account, chain }) => {
    const own = sameAddress(payout, account);
    return [
      {
        id: `set-payout-${payout}`,
        describe: own
          ? msg("Be paid to this account")
          : msg("Be paid to {address}", { address: shortHex(payout) }),
        preview: {
          pay: NO_PAYMENT,
          get: own
            ? msg(
                "Everything this account earns is paid to itself from the next block on, whoever claims it.",
              )
            : msg(
                "Everything this account earns is paid to {address} from the next block on, whoever claims it.",
                { address: payout },
              ),
          risk: own
            ? msg("Nothing can be lost by it.")
            : msg(
                "What is paid to an address that nobody controls is lost. You can change it again at any time, for what is claimed after that.",
              ),
        },
        isComplete: async (c) => {
          const now = await c.readContract({
            address: contractAt(c, "Treasury"),
            abi: treasuryAbi,
            functionName: "payoutOf",
            args: [account],
          });
          return sameAddress(now, payout);
        },
        call: callOf(contractAt(chain, "Treasury"), treasuryAbi, "setPayout", [
          own ? zeroAddress : payout,
        ]),
        invalidates: accountKeys(account),
      },
    ];
  };
