import { msg, type Text } from "@/lib/texts/text";

export type StageKey = "contribute" | "curate" | "usage" | "reward" | "maintain";

/** Classes of a stage's colour. Written out whole, because Tailwind finds only what it can read. */
type StageLook = { text: string; fill: string; stroke: string; soft: string; softFill: string };

export type LoopStage = {
  key: StageKey;
  name: Text;
  /** Three or four words beside the picture. */
  short: Text;
  /** A sentence for those who read on. */
  text: Text;
  look: StageLook;
};

/** The loop of every datanet, in its order; the last leads to the first. */
export const LOOP: readonly LoopStage[] = [
  {
    key: "contribute",
    name: msg("Contribute"),
    short: msg("bring items, with a bond"),
    text: msg("Bring e-mails, pictures, texts or labels, with a small bond on each item."),
    look: {
      text: "text-contribute",
      fill: "fill-contribute",
      stroke: "stroke-contribute",
      soft: "bg-contribute-soft",
      softFill: "fill-contribute-soft",
    },
  },
  {
    key: "curate",
    name: msg("Curate"),
    short: msg("judged blind"),
    text: msg("People drawn by lot judge them in sealed votes; a blind jury checks the judges."),
    look: {
      text: "text-curate",
      fill: "fill-curate",
      stroke: "stroke-curate",
      soft: "bg-curate-soft",
      softFill: "fill-curate-soft",
    },
  },
  {
    key: "usage",
    name: msg("Use"),
    short: msg("pay for each use"),
    text: msg("Models, apps and people pay for each use. A part of every payment is burned."),
    look: {
      text: "text-usage",
      fill: "fill-usage",
      stroke: "stroke-usage",
      soft: "bg-usage-soft",
      softFill: "fill-usage-soft",
    },
  },
  {
    key: "reward",
    name: msg("Rewards"),
    short: msg("to givers and judges"),
    text: msg("The rest goes to those whose items were accepted, and to those who judged."),
    look: {
      text: "text-reward",
      fill: "fill-reward",
      stroke: "stroke-reward",
      soft: "bg-reward-soft",
      softFill: "fill-reward-soft",
    },
  },
  {
    key: "maintain",
    name: msg("Maintain"),
    short: msg("keep it fresh"),
    text: msg("Shares fade with age, so fresh data and better versions keep it useful."),
    look: {
      text: "text-maintain",
      fill: "fill-maintain",
      stroke: "stroke-maintain",
      soft: "bg-maintain-soft",
      softFill: "fill-maintain-soft",
    },
  },
];
