// Every word of the app that is not everyday English, with what it means. Pages show an entry where the
// word first appears (components/help/Term); /help lists them all. A policy's numbers are explained in
// lib/datanets/policyFields.

export type GlossaryEntry = {
  /** As a sentence has it. */
  term: string;
  /** One to three sentences that need no other entry to be understood roughly. */
  meaning: string;
};

const entries = {
  // What there is.
  datanet: {
    term: "datanet",
    meaning:
      "A dataset owned by the people who bring and judge its data. It has a type, guidelines, a policy with all its numbers, and a steward.",
  },
  item: {
    term: "item",
    meaning: "One example: an e-mail, a picture, a text, a row, or one label of one of these.",
  },
  contribution: {
    term: "contribution",
    meaning:
      "Up to 128 items that one person hands in together. They may be data, labels for data, or better versions of older items.",
  },
  labels: {
    term: "labels",
    meaning:
      "Answers to the datanet's question about an item, such as spam or ham. They come with the items or are contributed separately, and earn a share of their own.",
  },
  refinement: {
    term: "refinement",
    meaning:
      "A better version of an accepted item. It earns the freshness the old one has lost, so it pays to revive old data and not to copy new data.",
  },
  guidelines: {
    term: "guidelines",
    meaning: "What “good” means in this datanet, in the words of its steward. Judges go by them.",
  },
  steward: {
    term: "steward",
    meaning:
      "The account that created a datanet. It sets the price and proposes policy changes, which wait before they hold, and appoints jurors while few have earned it.",
  },
  policy: {
    term: "policy",
    meaning:
      "All numbers of a datanet: fees, bonds, seats, sizes and periods. A round keeps the policy it opened under, whatever changes later.",
  },
  cid: {
    term: "CID",
    meaning:
      "The address of content, computed from its bytes. Other bytes have another address, so anyone can check that nothing was swapped.",
  },

  // Judging.
  round: {
    term: "round",
    meaning:
      "A batch of items that is judged together. It closes when it is full or its time is up, and then people are drawn to judge it.",
  },
  curator: {
    term: "curator",
    meaning:
      "Somebody with a seat who can be drawn to judge a whole round. Good judgement is paid, careless judgement costs.",
  },
  juror: {
    term: "juror",
    meaning:
      "Somebody with a seat who can be drawn to judge the gold items of a round, on which the curators are measured. Jurors are appointed, or earn it by judging well.",
  },
  panel: {
    term: "panel",
    meaning: "The curators drawn by lot for one round. They judge every item of it.",
  },
  jury: {
    term: "jury",
    meaning:
      "The jurors drawn by lot for one round after the panel has voted. They judge the gold items blind: they cannot see the panel's votes.",
  },
  gold: {
    term: "gold",
    meaning:
      "A few items of a round, drawn by lot after the panel's votes are sealed, which a jury judges too. Nobody can know while voting which items will be gold.",
  },
  bench: {
    term: "bench",
    meaning:
      "All seats of one kind in a datanet: the curator bench and the juror bench. Panels and juries are drawn from them.",
  },
  seat: {
    term: "seat",
    meaning:
      "A stake that lets you be drawn to judge. You get it back when you leave, with what you gained and less what you lost.",
  },
  verdict: {
    term: "verdict",
    meaning: "One person's judgements of all items on their ballot: good or bad, one bit each.",
  },
  ballot: {
    term: "ballot",
    meaning: "What a drawn seat has to fill in: a verdict, sealed first and opened later.",
  },
  commit: {
    term: "commit",
    meaning:
      "To seal a verdict: only a fingerprint of it goes on the chain. It fixes what you said and shows it to nobody, so nobody can copy you.",
  },
  salt: {
    term: "salt",
    meaning:
      "A random secret mixed into the fingerprint of a verdict, so that nobody can find the verdict by trying all of them. It is in your ballot file.",
  },
  reveal: {
    term: "reveal",
    meaning:
      "To open the sealed verdict when voting is over. A verdict that stays sealed is scored as the worst possible.",
  },
  carriedBallot: {
    term: "carried ballot",
    meaning:
      "A vote you only sign and somebody else puts on the chain together with others. It costs you no gas, and you can still send it yourself.",
  },
  noShow: {
    term: "no-show",
    meaning:
      "A drawn seat that never sealed a verdict. It loses a tenth of its price; not opening a sealed verdict costs at least as much.",
  },
  score: {
    term: "score",
    meaning:
      "How much more often you approve what others approve than your share of approvals alone would. Approving everything, or nothing, scores exactly 0.",
  },
  phi: {
    term: "fee of a ballot (φ)",
    meaning:
      "What every paid verdict costs: 2 % of the pay for a score of 1. It turns voting without looking into a small loss.",
  },
  quorum: {
    term: "quorum",
    meaning:
      "The part of the counting votes that an item needs to be accepted, 5 of 7 at the standard policy. On gold items the jury's majority decides.",
  },
  settle: {
    term: "settle",
    meaning:
      "To end a round: votes are counted, items accepted or rejected, pay and losses booked. Anyone may do it, for a small bounty.",
  },
  upkeep: {
    term: "upkeep",
    meaning:
      "Calls that move things on once time has made them possible: closing, drawing, settling. Anyone may make them, and most pay a small bounty.",
  },
  stewardRunJury: {
    term: "steward-run jury",
    meaning:
      "A jury whose members the steward appointed, because too few have earned a juror's seat here. It is only as honest as the steward.",
  },

  // Money.
  open: {
    term: "OPEN",
    meaning: "The coin of the OpenLedger chain. Everything here is paid in it, network fees too.",
  },
  reviewFee: {
    term: "review fee",
    meaning:
      "What an item pays to be judged. It goes to the people who judge and does not come back.",
  },
  bond: {
    term: "bond",
    meaning:
      "OPEN held behind each item while it earns, and returned when you retire it. An accepted item may earn at most twice its bond. Of a rejected item's bond a part is burned.",
  },
  burn: {
    term: "burn",
    meaning:
      "OPEN sent where nobody can ever take it from. It makes faked use and junk cost something real.",
  },
  usage: {
    term: "use",
    meaning:
      "Paying for a datanet by the unit: a model training on it, an app asking it, a person downloading it. The payment is split at once.",
  },
  curationPool: {
    term: "curation pool",
    meaning:
      "A datanet's purse for reviewing. A part of every use and all losses of judges flow into it; rounds draw from it on top of their fees.",
  },
  stewardship: {
    term: "stewardship",
    meaning: "The steward's part of every use, 5 % at the standard policy.",
  },
  weight: {
    term: "weight",
    meaning:
      "An item's share of what uses pay. All weights halve with age at the same pace, so fresh items hold more.",
  },
  halfLife: {
    term: "half-life",
    meaning: "The time in which something falls to half, again and again.",
  },
  vesting: {
    term: "vesting",
    meaning:
      "Income becomes yours bit by bit: half of what waits after one half-life. What has not vested can still be lost if an item turns out to be junk.",
  },
  credit: {
    term: "credit",
    meaning:
      "OPEN that is yours and waits to be claimed: pay for judging, returned bonds and fees. It does not vest and cannot be lost.",
  },
  claim: {
    term: "claim",
    meaning:
      "One transaction that takes out all credits and vested income. Anyone may trigger it; only your payout address is paid.",
  },
  topUp: {
    term: "top-up",
    meaning: "More bond for items that near their cap, so that they can go on earning.",
  },
  retire: {
    term: "retire",
    meaning:
      "To stop earning with a contribution. After a delay its bonds and all that has not vested yet are yours.",
  },
} satisfies Record<string, GlossaryEntry>;

export type TermId = keyof typeof entries;

export const glossary: Readonly<Record<TermId, GlossaryEntry>> = entries;

/** All entries in the order of the alphabet. */
export const glossaryInOrder: readonly (GlossaryEntry & { id: TermId })[] = (
  Object.entries(entries) as [TermId, GlossaryEntry][]
)
  .map(([id, entry]) => ({ id, ...entry }))
  .sort((a, b) => a.term.localeCompare(b.term, "en"));
