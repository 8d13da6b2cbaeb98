import {
  zeroAddress,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  type PublicClient,
} from "viem";
import { caseLensAbi } from "@/contracts-abi/CaseLens";
import { casesAbi } from "@/contracts-abi/Cases";
import { addresses } from "@/lib/chain/addresses";
import { decodeRow } from "@/lib/contributions/decode";
import { oneContribution } from "@/lib/contributions/reads";
import type { ContributionPage } from "@/lib/contributions/types";
import { decodeMoment, decodePolicy } from "@/lib/datanets/decode";
import { mapRead, readOf, readTogether } from "@/lib/datanets/lens";
import { nobodysDatanet } from "@/lib/datanets/reads";
import type { DatanetPage } from "@/lib/datanets/types";
import { gweiToWei, word, wordNumber, type Moment } from "@/lib/datanets/words";
import type { CaseBrief, CaseDuty, CasePage, CaseQuote, CasesPage, CaseTier } from "./types";
import { CASE_REASONS, CASE_STATES, type CaseReason } from "./words";

type View = ContractFunctionName<typeof caseLensAbi, "view">;
type Answer<V extends View> = ContractFunctionReturnType<typeof caseLensAbi, "view", V>;

async function readCaseLens<const V extends View>(
  client: PublicClient,
  functionName: V,
  args: ContractFunctionArgs<typeof caseLensAbi, "view", V>,
): Promise<Answer<V>> {
  return client.readContract({
    address: addresses(client.chain?.id).CaseLens,
    abi: caseLensAbi,
    functionName,
    args,
  } as never) as Promise<Answer<V>>;
}

const rulingOf = (ruled: boolean, upheld: boolean) =>
  ruled ? (upheld ? "upheld" : "dismissed") : null;

function decodeBrief(raw: Answer<"list">["cases"][number]): CaseBrief {
  const { reason, state, ruled, upheld, deadline, endedAt, ...rest } = raw;
  return {
    ...rest,
    reason: word(CASE_REASONS, reason),
    state: word(CASE_STATES, state),
    ruling: rulingOf(ruled, upheld),
    deadline: deadline || null,
    endedAt: endedAt || null,
  };
}

function decodeTier(raw: Answer<"caseOf">["tiers"][number], tier: number): CaseTier {
  const { deposit, fee, ruled, upheld, seats, ...rest } = raw;
  return {
    ...rest,
    tier,
    depositWei: gweiToWei(deposit),
    feeWei: gweiToWei(fee),
    ruling: rulingOf(ruled, upheld),
    seats: seats.map((seat, position) => ({ ...seat, position })),
  };
}

const decodeList = (raw: Answer<"list">): CasesPage => ({
  now: decodeMoment(raw.now_),
  next: raw.next,
  cases: raw.cases.map(decodeBrief),
});

/**
 * One case in full, and the viewer's position in its present jury.
 * @throws a viem error that `isUnknown` (lib/datanets/lens) recognises when there is no such case
 */
export async function readCase(
  client: PublicClient,
  { id, viewer = zeroAddress }: { id: number; viewer?: Address },
): Promise<CasePage> {
  const raw = await readCaseLens(client, "caseOf", [BigInt(id), viewer]);
  const open = raw.appealDeposit > 0n;
  return {
    now: decodeMoment(raw.now_),
    name: raw.name,
    datanetContent: raw.datanetContent,
    brief: decodeBrief(raw.brief),
    row: decodeRow(raw.row),
    held: raw.held,
    claimant: raw.claimant === zeroAddress ? null : raw.claimant,
    equalSlots: raw.equalSlots || null,
    seedBlock: raw.seedBlock || null,
    retryUntil: raw.retryUntil || null,
    tiers: raw.tiers.map((tier, i) => decodeTier(tier, raw.firstTier + i)),
    viewer: raw.viewer === 0 ? null : raw.viewer - 1,
    lossWei: gweiToWei(raw.loss),
    appeal: open
      ? { depositWei: gweiToWei(raw.appealDeposit), feeWei: gweiToWei(raw.appealFee) }
      : null,
    policy: decodePolicy(raw.policy),
  };
}

/** The newest cases about a contribution. @param limit at most 64 */
export async function readCasesOf(
  client: PublicClient,
  { contribution, limit = 64 }: { contribution: number; limit?: number },
): Promise<CasesPage> {
  const args = [BigInt(contribution), BigInt(limit)] as const;
  return decodeList(await readCaseLens(client, "ofContribution", args));
}

/**
 * Cases of a datanet, or of all, newest first. A page can be empty and still have a `next`.
 * @param cursor `next` of the page before
 * @param limit at most 64
 */
export async function readCases(
  client: PublicClient,
  { datanet = 0, cursor = 0, limit = 64 }: { datanet?: number; cursor?: number; limit?: number },
): Promise<CasesPage> {
  const args = [BigInt(datanet), BigInt(cursor), BigInt(limit)] as const;
  return decodeList(await readCaseLens(client, "list", args));
}

/**
 * A datanet and its newest cases, in one call.
 * @param cursor as of `readCases`
 * @throws as `readDatanet`
 */
export async function readDatanetCases(
  client: PublicClient,
  { id, cursor = 0, limit = 64 }: { id: number; cursor?: number; limit?: number },
): Promise<{ datanet: DatanetPage; list: CasesPage }> {
  const args = [BigInt(id), BigInt(cursor), BigInt(limit)] as const;
  const [datanet, list] = await readTogether(client, [
    nobodysDatanet(id),
    mapRead(readOf("CaseLens", caseLensAbi, "list", args), decodeList),
  ]);
  return { datanet, list };
}

/**
 * A contribution and its newest cases, those that changed nothing too, in one call.
 * @param limit at most 64
 * @throws as `readContribution`
 */
export async function readContributionCases(
  client: PublicClient,
  { id, limit = 64 }: { id: number; limit?: number },
): Promise<{ contribution: ContributionPage; cases: CaseBrief[] }> {
  const args = [BigInt(id), BigInt(limit)] as const;
  const [contribution, { cases }] = await readTogether(client, [
    oneContribution(id),
    mapRead(readOf("CaseLens", caseLensAbi, "ofContribution", args), decodeList),
  ]);
  return { contribution, cases };
}

/** The account's part in present juries. */
export async function readCaseDuties(
  client: PublicClient,
  account: Address,
): Promise<{ now: Moment; duties: CaseDuty[] }> {
  const [now, duties] = await readCaseLens(client, "duties", [account]);
  return {
    now: decodeMoment(now),
    duties: duties.map(({ brief, loss, ...rest }) => ({
      ...rest,
      brief: decodeBrief(brief),
      lossWei: gweiToWei(loss),
    })),
  };
}

/** Ids of cases that `advance` would move now. */
export async function readDueCases(client: PublicClient): Promise<number[]> {
  return [...(await readCaseLens(client, "due", []))];
}

/** What filing takes now. @throws what `file` would revert with */
export async function readCaseQuote(
  client: PublicClient,
  { contribution, items, reason }: { contribution: number; items: bigint; reason: CaseReason },
): Promise<CaseQuote> {
  const [tier, deposit, fee] = await client.readContract({
    address: addresses(client.chain?.id).Cases,
    abi: casesAbi,
    functionName: "quote",
    args: [BigInt(contribution), items, wordNumber(CASE_REASONS, reason)],
  });
  return { tier: Number(tier), depositWei: gweiToWei(deposit), feeWei: gweiToWei(fee) };
}
