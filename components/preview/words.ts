import { typeWords } from "@/components/datanets/words";
import { coinSymbol } from "@/lib/chain/chains";
import type { DatanetDescription } from "@/lib/content/schema";
import type { DatanetPage } from "@/lib/datanets/types";
import { shortHex } from "@/lib/format/address";
import { formatCount, formatShare } from "@/lib/format/number";
import { formatOpen } from "@/lib/format/open";
import { plainText } from "@/lib/preview/plainText";
import type { AccountPage, RewardsPage } from "@/lib/rewards/types";
import { english } from "@/lib/texts/text";
import type { PreviewWords } from "./PreviewCard";

// In English: a picture is fetched by the site that shows the link, not by whoever reads it there.

/** Letters that fit the picture. */
const TITLE = 60;
const TEXT = 130;

/** Of the site, and of what cannot be read now. */
export const SITE_PREVIEW: PreviewWords = {
  eyebrow: "Community-owned AI data on OpenLedger",
  title: "Datasets that live as long as they are useful",
  text: "",
  figures: [
    { value: "Contribute", label: "items, with a bond" },
    { value: "Curate", label: "blind, by lot" },
    { value: "Earn", label: "from every use" },
  ],
};

type Shown = Pick<DatanetPage, "id" | "name" | "rounds" | "contributions" | "burnedWei">;

/** Of a datanet: its name and description are its steward's words, so they are made plain first. */
export function datanetPreview(
  { id, name, rounds, contributions, burnedWei }: Shown,
  description: Pick<DatanetDescription, "type" | "description"> | null,
): PreviewWords {
  const settled = rounds.filter(({ state }) => state === "settled");
  const reviewed = settled.reduce((sum, { count }) => sum + count, 0);
  const accepted = settled.reduce((sum, round) => sum + round.accepted, 0);
  return {
    eyebrow: description
      ? `Datanet ${id}, ${english(typeWords[description.type]).toLowerCase()}`
      : `Datanet ${id}`,
    title: plainText(name, TITLE) || `Datanet ${id}`,
    text: plainText(description?.description ?? "", TEXT),
    figures: [
      { value: formatCount(contributions), label: "contributions" },
      {
        value: reviewed === 0 ? "–" : formatShare(accepted / reviewed),
        label: "of items accepted lately",
      },
      { value: `${formatOpen(burnedWei, { decimals: 2 })} ${coinSymbol}`, label: "burned by use" },
    ],
  };
}

type Account = Pick<AccountPage, "seatCount" | "stewardships">;

/** Of an account: only what the chain says of it. */
export function accountPreview(
  account: `0x${string}`,
  page: Account,
  rewards: Pick<RewardsPage, "rows" | "next">,
): PreviewWords {
  const earning = rewards.rows.reduce((sum, row) => sum + row.earning, 0);
  return {
    eyebrow: "Account",
    title: shortHex(account, 6),
    text:
      page.stewardships.length > 0
        ? `Steward of ${formatCount(page.stewardships.length)} ${page.stewardships.length === 1 ? "datanet" : "datanets"}.`
        : "",
    figures: [
      { value: formatCount(page.seatCount), label: "judge's seats" },
      {
        value: `${formatCount(rewards.rows.length)}${rewards.next > 0 ? "+" : ""}`,
        label: "contributions",
      },
      { value: formatCount(earning), label: "items that earn" },
    ],
  };
}
