import type { Address } from "viem";
import { parseAddress } from "@/components/account/parseAddress";
import type { CaseQuote } from "@/lib/cases/types";
import { CASE_REASONS, type CaseReason } from "@/lib/cases/words";
import { MAX_EVIDENCE_FILES, MAX_EVIDENCE_TEXT } from "@/lib/content/limits";
import type { PickedFile } from "@/lib/content/picked";
import type { ContributionRow } from "@/lib/contributions/types";
import { bitsOf, countBits, fromBits, hasBit } from "@/lib/curation/bitmap";
import { formatCount } from "@/lib/format/number";
import { msg, type Text } from "@/lib/texts/text";
import { hasClaimant } from "../words";

/** What a person has said so far about the items they challenge. */
export type Filing = {
  /** Bitmap over the contribution's own items. */
  items: bigint;
  reason: CaseReason | null;
  text: string;
  /** As typed; empty: nobody. */
  claimant: string;
  files: PickedFile[];
};

export const EMPTY_FILING: Filing = {
  items: 0n,
  reason: null,
  text: "",
  claimant: "",
  files: [],
};

/**
 * Items of a contribution that a case could be about: accepted, not struck, and their bond still there.
 * The contract has the last word, in the quote: it also knows what has earned all it may.
 */
export const challengeable = (
  row: Pick<ContributionRow, "state" | "accepted" | "struck" | "released">,
): bigint => (row.state === "settled" && !row.released ? row.accepted & ~row.struck : 0n);

/** Items that an address names, as `items=0,3`, as far as they can be challenged. */
export function itemsFrom(text: string | undefined, may: bigint): bigint {
  const bits = (text ?? "").split(",").filter((part) => /^\d{1,3}$/.test(part));
  return fromBits(bits.map(Number).filter((bit) => hasBit(may, bit)));
}

/** Where items of a contribution are challenged; without items all are left to choose from. */
export function challengePath(datanet: number, sequence: number, items: bigint = 0n): string {
  const chosen = items === 0n ? "" : `&items=${bitsOf(items).join(",")}`;
  return `/datanets/${datanet}/challenge?contribution=${sequence}${chosen}`;
}

/** Why a filing cannot be sent yet, or null. */
export function filingRefusal(filing: Filing): Text | null {
  if (filing.items === 0n) return msg("Choose at least one item first.");
  if (filing.reason === null) return msg("Choose a reason first.");
  const text = filing.text.trim();
  if (text === "") return msg("Say what is wrong: jurors have nothing else to go by.");
  if (text.length > MAX_EVIDENCE_TEXT)
    return msg("The statement is longer than {most} characters.", {
      most: formatCount(MAX_EVIDENCE_TEXT),
    });
  if (filing.files.length > MAX_EVIDENCE_FILES)
    return msg("At most {most} files; take some out.", { most: MAX_EVIDENCE_FILES });
  return claimantOf(filing).problem ?? null;
}

/** Who shares the reward, where the reason allows for it and somebody was named. */
export function claimantOf({ reason, claimant }: Pick<Filing, "reason" | "claimant">): {
  address?: Address;
  problem?: Text;
} {
  if (reason === null || !hasClaimant(reason) || claimant.trim() === "") return {};
  return parseAddress(claimant);
}

/**
 * How often this claim was dismissed before, from what it costs: each time doubled the deposit.
 * @param bondWei of one item
 */
export function timesDismissed(quote: CaseQuote, items: bigint, bondWei: bigint): number {
  const usual = 2n * bondWei * BigInt(countBits(items));
  let times = 0;
  if (usual === 0n) return times;
  for (let deposit = usual; deposit < quote.depositWei; deposit *= 2n) times += 1;
  return times;
}

/** What is stored of a filing in this browser; files go beside it as they are. */
export const toDraft = ({ items, ...rest }: Filing) => ({ items: items.toString(), ...rest });
export type Draft = ReturnType<typeof toDraft>;

/** A stored filing, as far as it still fits: items may have been struck since. */
export function fromDraft(draft: Draft, may: bigint): Filing {
  const { items, reason, ...rest } = draft;
  return {
    ...rest,
    items: /^\d{1,40}$/.test(items) ? BigInt(items) & may : 0n,
    reason: CASE_REASONS.find((known) => known === reason) ?? null,
  };
}
