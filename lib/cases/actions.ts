import { zeroAddress, type Address, type Hex, type PublicClient } from "viem";
import { casesAbi } from "@/contracts-abi/Cases";
import { datanetOf } from "@/lib/contributions/ids";
import { callOf, contractAt } from "@/lib/datanets/contracts";
import { accountKeys, contributionsKeys } from "@/lib/datanets/keys";
import { gweiToWei, wordNumber } from "@/lib/datanets/words";
import { countBits } from "@/lib/curation/bitmap";
import { sameAddress } from "@/lib/format/address";
import { msg, plural } from "@/lib/texts/text";
import type { Action, QueryKey } from "@/lib/tx/step";
import { coins, NO_PAYMENT, NO_RISK } from "@/lib/tx/words";
import { readCaseQuote } from "./reads";
import { CASE_REASONS, type CaseReason } from "./words";

const cases = (chain: PublicClient) =>
  ({ address: contractAt(chain, "Cases"), abi: casesAbi }) as const;

const readCaseAt = (chain: PublicClient, id: number) =>
  chain.readContract({ ...cases(chain), functionName: "get", args: [BigInt(id)] });

const readIds = (chain: PublicClient, contribution: number) =>
  chain.readContract({
    ...cases(chain),
    functionName: "casesOf",
    args: [BigInt(contribution)],
  });

/** A case moved, got a ballot or ended. */
export const caseKeys = (id: number, contribution: number): QueryKey[] => [
  ["case", id],
  ["cases"],
  ["duties"],
  ["contribution", contribution],
  ...contributionsKeys(datanetOf(contribution)),
];

export type FileCase = {
  contribution: number;
  /** Bitmap over the contribution's own items; they are upheld or dismissed together. */
  items: bigint;
  reason: CaseReason;
  /** sha2-256 digest of the evidence's root CID. */
  evidence: Hex;
  /** Shares the reward with the challenger. */
  claimant?: Address;
};

/** The account's newest case about these items with this evidence, or null: how a page learns its id. */
export async function findCase(
  chain: PublicClient,
  { account, contribution, items, evidence }: FileCase & { account: Address },
): Promise<number | null> {
  for (const id of [...(await readIds(chain, contribution))].reverse()) {
    const c = await readCaseAt(chain, id);
    if (sameAddress(c.challenger, account) && c.items === items && c.evidence === evidence)
      return id;
  }
  return null;
}

/** Challenges items. Pays the deposit and the jury's fee; the contribution's income is held from then on. */
export const fileCase =
  (params: FileCase): Action =>
  async ({ account, chain }) => {
    const { contribution, items, reason, evidence, claimant = zeroAddress } = params;
    const before = await readIds(chain, contribution);
    const { depositWei, feeWei } = await readCaseQuote(chain, params);
    const due = depositWei + feeWei;
    return [
      {
        id: `file-${contribution}-${items}-${reason}-${evidence}-${before.length}`,
        describe: plural(countBits(items), "Challenge {n} item", "Challenge {n} items"),
        preview: {
          pay: msg("{deposit} of deposit, and {fee} for the jury.", {
            deposit: coins(depositWei),
            fee: coins(feeWei),
          }),
          get: msg(
            "A jury decides about all of these items together. If it upholds the case, both come back, with a quarter of what is left of the forfeited money after the jury's fee.",
          ),
          risk: msg(
            "If it dismisses the case you lose both: half of the deposit goes to the contributor, half is burned.",
          ),
        },
        isComplete: async (c) => {
          const found = await findCase(c, { ...params, account });
          return found !== null && !before.includes(found);
        },
        call: callOf(
          contractAt(chain, "Cases"),
          casesAbi,
          "file",
          [BigInt(contribution), items, wordNumber(CASE_REASONS, reason), evidence, claimant],
          due,
        ),
        invalidates: [
          ["cases"],
          ["contribution", contribution],
          ...contributionsKeys(datanetOf(contribution)),
          ...accountKeys(account),
        ],
      },
    ];
  };

/** Asks the next, larger jury to rule. */
export const appealCase =
  ({ id }: { id: number }): Action =>
  async ({ account, chain }) => {
    const [{ tier, contribution }, [deposit, fee]] = await Promise.all([
      readCaseAt(chain, id),
      chain.readContract({ ...cases(chain), functionName: "appealQuote", args: [BigInt(id)] }),
    ]);
    return [
      {
        id: `appeal-${id}-${tier}`,
        describe: msg("Appeal the ruling of case {id}", { id }),
        preview: {
          pay: msg("{deposit} of deposit, and {fee} for the jury.", {
            deposit: coins(gweiToWei(deposit)),
            fee: coins(gweiToWei(fee)),
          }),
          get: msg(
            "A larger jury rules. If the case ends against the present ruling, the deposit comes back, and the fee as far as what others lost covers it.",
          ),
          risk: msg(
            "If it ends as ruled now you lose both: half of the deposit goes to the other side, half is burned.",
          ),
        },
        isComplete: async (c) => (await readCaseAt(c, id)).tier > tier,
        call: callOf(
          contractAt(chain, "Cases"),
          casesAbi,
          "appeal",
          [BigInt(id)],
          gweiToWei(deposit + fee),
        ),
        invalidates: [...caseKeys(id, contribution), ...accountKeys(account)],
      },
    ];
  };

/** Does the next due thing for a case, for a bounty. Fails when nothing is due. */
export const advanceCase =
  ({ id }: { id: number }): Action =>
  async ({ account, chain }) => {
    const progress = ({ phase, tier, clock }: { phase: number; tier: number; clock: number }) =>
      [phase, tier, clock].join();
    const c = await readCaseAt(chain, id);
    const before = progress(c);
    return [
      {
        id: `advance-case-${id}-${before}`,
        describe: msg("Move case {id} on", { id }),
        preview: {
          pay: NO_PAYMENT,
          get: msg(
            "The case moves on, and a bounty out of its jury's fee is credited to you, to be paid out by the next claim.",
          ),
          risk: NO_RISK,
        },
        isComplete: async (chain_) => progress(await readCaseAt(chain_, id)) !== before,
        call: callOf(contractAt(chain, "Cases"), casesAbi, "advance", [BigInt(id)]),
        invalidates: [
          ...caseKeys(id, c.contribution),
          ...accountKeys(account),
          ["rewards"],
          ["upkeep"],
        ],
      },
    ];
  };
