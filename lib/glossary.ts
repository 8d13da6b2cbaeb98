// Every word of the app that is not everyday English, with what it means. Pages show an entry where the
// word first appears (components/help/Term); /help lists them all. A policy's numbers are explained in
// lib/datanets/policyFields.

import { msg, type Text } from "@/lib/texts/text";

export type GlossaryEntry = {
  /** As a sentence has it. */
  term: Text;
  /** One to three sentences that need no other entry to be understood roughly. */
  meaning: Text;
};

const entries = {
  // What there is.
  datanet: {
    term: msg("datanet"),
    meaning: msg(
      "A dataset owned by the people who bring and judge its data. It has a type, guidelines, a policy with all its numbers, and a steward.",
    ),
  },
  item: {
    term: msg("item"),
    meaning: msg("One example: an e-mail, a picture, a text, a row, or one label of one of these."),
  },
  contribution: {
    term: msg("contribution"),
    meaning: msg(
      "Up to 128 items that one person hands in together. They may be data, labels for data, or better versions of older items.",
    ),
  },
  labels: {
    term: msg("labels"),
    meaning: msg(
      "Answers to the datanet's question about an item, such as spam or ham. They come with the items or are contributed separately, and earn a share of their own.",
    ),
  },
  refinement: {
    term: msg("refinement"),
    meaning: msg(
      "A better version of an accepted item. It earns the freshness the old one has lost, so it pays to revive old data and not to copy new data.",
    ),
  },
  guidelines: {
    term: msg("guidelines"),
    meaning: msg(
      "What “good” means in this datanet, in the words of its steward. Judges go by them.",
    ),
  },
  steward: {
    term: msg("steward"),
    meaning: msg(
      "The account that created a datanet. It sets the price and proposes policy changes, which wait before they hold, and appoints jurors while few have earned it.",
    ),
  },
  policy: {
    term: msg("policy"),
    meaning: msg(
      "All numbers of a datanet: fees, bonds, seats, sizes and periods. A round keeps the policy it opened under, whatever changes later.",
    ),
  },
  cid: {
    term: msg("CID"),
    meaning: msg(
      "The address of content, computed from its bytes. Other bytes have another address, so anyone can check that nothing was swapped.",
    ),
  },

  // Judging.
  round: {
    term: msg("round"),
    meaning: msg(
      "A batch of items that is judged together. It closes when it is full or its time is up, and then people are drawn to judge it.",
    ),
  },
  curator: {
    term: msg("curator"),
    meaning: msg(
      "Somebody with a seat who can be drawn to judge a whole round. Good judgement is paid, careless judgement costs.",
    ),
  },
  juror: {
    term: msg("juror"),
    meaning: msg(
      "Somebody with a seat who can be drawn to judge the gold items of a round, on which the curators are measured. Jurors are appointed, or earn it by judging well.",
    ),
  },
  panel: {
    term: msg("panel"),
    meaning: msg("The curators drawn by lot for one round. They judge every item of it."),
  },
  jury: {
    term: msg("jury"),
    meaning: msg(
      "The jurors drawn by lot for one round after the panel has voted. They judge the gold items blind: they cannot see the panel's votes.",
    ),
  },
  gold: {
    term: msg("gold"),
    meaning: msg(
      "A few items of a round, drawn by lot after the panel's votes are sealed, which a jury judges too. Nobody can know while voting which items will be gold.",
    ),
  },
  bench: {
    term: msg("bench"),
    meaning: msg(
      "All seats of one kind in a datanet: the curator bench and the juror bench. Panels and juries are drawn from them.",
    ),
  },
  seat: {
    term: msg("seat"),
    meaning: msg(
      "A stake that lets you be drawn to judge. You get it back when you leave, with what you gained and less what you lost.",
    ),
  },
  verdict: {
    term: msg("verdict"),
    meaning: msg(
      "One person's judgements of all items on their ballot: good or bad, one bit each.",
    ),
  },
  ballot: {
    term: msg("ballot"),
    meaning: msg("What a drawn seat has to fill in: a verdict, sealed first and opened later."),
  },
  commit: {
    term: msg("commit"),
    meaning: msg(
      "To seal a verdict: only a fingerprint of it goes on the chain. It fixes what you said and shows it to nobody, so nobody can copy you.",
    ),
  },
  salt: {
    term: msg("salt"),
    meaning: msg(
      "A random secret mixed into the fingerprint of a verdict, so that nobody can find the verdict by trying all of them. It is in your ballot file.",
    ),
  },
  reveal: {
    term: msg("reveal"),
    meaning: msg(
      "To open the sealed verdict when voting is over. A verdict that stays sealed is scored as the worst possible.",
    ),
  },
  carriedBallot: {
    term: msg("carried ballot"),
    meaning: msg(
      "A vote you only sign and somebody else puts on the chain together with others. It costs you no gas, and you can still send it yourself.",
    ),
  },
  noShow: {
    term: msg("no-show"),
    meaning: msg(
      "A drawn seat that never sealed a verdict. It loses a tenth of its price; not opening a sealed verdict costs at least as much.",
    ),
  },
  score: {
    term: msg("score"),
    meaning: msg(
      "How much more often you approve what others approve than your share of approvals alone would. Approving everything, or nothing, scores exactly 0.",
    ),
  },
  phi: {
    term: msg("fee of a ballot (φ)"),
    meaning: msg(
      "What every paid verdict costs: 2 % of the pay for a score of 1. It turns voting without looking into a small loss.",
    ),
  },
  quorum: {
    term: msg("quorum"),
    meaning: msg(
      "The part of the counting votes that an item needs to be accepted, 5 of 7 at the standard policy. On gold items the jury's majority decides.",
    ),
  },
  settle: {
    term: msg("settle"),
    meaning: msg(
      "To end a round: votes are counted, items accepted or rejected, pay and losses booked. Anyone may do it, for a small bounty.",
    ),
  },
  upkeep: {
    term: msg("upkeep"),
    meaning: msg(
      "Calls that move things on once time has made them possible: closing, drawing, settling. Anyone may make them, and most pay a small bounty.",
    ),
  },
  stewardRunJury: {
    term: msg("steward-run jury"),
    meaning: msg(
      "A jury whose members the steward appointed, because too few have earned a juror's seat here. It is only as honest as the steward.",
    ),
  },
  case: {
    term: msg("case"),
    meaning: msg(
      "A challenge of accepted items, with a reason, evidence and a deposit. A jury drawn for it decides whether the items stay.",
    ),
  },
  caseStake: {
    term: msg("stake of a case"),
    meaning: msg(
      "What a juror loses for a vote against the end of a case, or for none: what the case moves, shared by the smallest majority. At most a tenth of the seat.",
    ),
  },
  appeal: {
    term: msg("appeal"),
    meaning: msg(
      "Asking a larger jury to decide a case again, for twice the deposit. Whoever turns out to be wrong loses theirs.",
    ),
  },
  struck: {
    term: msg("struck"),
    meaning: msg(
      "Said of an item that a case took out: it earns no more, its bond and what had not vested are gone, and it is served no more.",
    ),
  },

  // Money.
  open: {
    term: msg("OPEN"),
    meaning: msg(
      "The coin of the OpenLedger chain. Everything here is paid in it, network fees too.",
    ),
  },
  reviewFee: {
    term: msg("review fee"),
    meaning: msg(
      "What an item pays to be judged. It goes to the people who judge and does not come back.",
    ),
  },
  bond: {
    term: msg("bond"),
    meaning: msg(
      "OPEN held behind each item while it earns, and returned when you retire it. An accepted item may earn at most twice its bond. Of a rejected item's bond a part is burned.",
    ),
  },
  burn: {
    term: msg("burn"),
    meaning: msg(
      "OPEN sent where nobody can ever take it from. It makes faked use and junk cost something real.",
    ),
  },
  usage: {
    term: msg("use"),
    meaning: msg(
      "Paying for a datanet by the unit: a model training on it, an app asking it, a person downloading it. The payment is split at once.",
    ),
  },
  curationPool: {
    term: msg("curation pool"),
    meaning: msg(
      "A datanet's purse for reviewing. A part of every use and all losses of judges flow into it; rounds draw from it on top of their fees.",
    ),
  },
  stewardship: {
    term: msg("stewardship"),
    meaning: msg("The steward's part of every use, 5 % at the standard policy."),
  },
  weight: {
    term: msg("weight"),
    meaning: msg(
      "An item's share of what uses pay. All weights halve with age at the same pace, so fresh items hold more.",
    ),
  },
  halfLife: {
    term: msg("half-life"),
    meaning: msg("The time in which something falls to half, again and again."),
  },
  vesting: {
    term: msg("vesting"),
    meaning: msg(
      "Income becomes yours bit by bit: half of what waits after one half-life. What has not vested can still be lost if an item turns out to be junk.",
    ),
  },
  credit: {
    term: msg("credit"),
    meaning: msg(
      "OPEN that is yours and waits to be claimed: pay for judging, returned bonds and fees. It does not vest and cannot be lost.",
    ),
  },
  claim: {
    term: msg("claim"),
    meaning: msg(
      "One transaction that takes out all credits and vested income. Anyone may trigger it; only your payout address is paid.",
    ),
  },
  topUp: {
    term: msg("top-up"),
    meaning: msg("More bond for items that near their cap, so that they can go on earning."),
  },
  retire: {
    term: msg("retire"),
    meaning: msg(
      "To stop earning with a contribution. After a delay its bonds and all that has not vested yet are yours.",
    ),
  },
} satisfies Record<string, GlossaryEntry>;

export type TermId = keyof typeof entries;

export const glossary: Readonly<Record<TermId, GlossaryEntry>> = entries;
