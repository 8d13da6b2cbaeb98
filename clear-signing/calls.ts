import type { ContractName } from "@/lib/chain/addresses";
import { policyFields, type PolicyUnit } from "@/lib/datanets/policyFields";
import { english } from "@/lib/texts/text";

// What each call means, for the small screen of a wallet. ./generate turns it into ERC-7730 files and
// refuses a call or an argument that has no words here.

export type Format = { format: string; params?: Record<string, unknown> };
/** An argument's label and how its value is shown; `false`: of no use to a person. */
export type Field = ({ label: string } & Format) | false;

export type Words = {
  /** A few words, in the imperative. */
  intent: string;
  /** The same with values: names of arguments in braces, `@.value` for the payment. */
  sentence?: string;
  /** Payable calls: what the payment is. */
  pays?: string;
  /** By argument; parts of tuples as `tuple.part`, elements of arrays as `array.[]`. */
  fields: Record<string, Field>;
};

const raw = (label: string): Field => ({ label, format: "raw" });
const account = (label: string): Field => ({
  label,
  format: "addressName",
  params: { types: ["wallet", "eoa", "contract"], sources: ["local"] },
});
const gwei = (label: string): Field => ({
  label,
  format: "unit",
  params: { base: "OPEN", decimals: 9 },
});
const oneOf = (label: string, words: string): Field => ({
  label,
  format: "enum",
  params: { $ref: `$.metadata.enums.${words}` },
});
const time = (label: string): Field => ({
  label,
  format: "date",
  params: { encoding: "timestamp" },
});

const datanet = raw("Datanet");
const contribution = raw("Contribution");
const round = raw("Round");
const case_ = raw("Case");
const bench = oneOf("Bench", "bench");
const stage = oneOf("Ballot of the", "stage");
const place = { datanet, number: round, stage };
const digest = raw("Fingerprint of its content");

const policyFormats: Record<PolicyUnit, Format> = {
  wei: { format: "unit", params: { base: "OPEN", decimals: 9 } },
  seconds: { format: "duration" },
  bps: { format: "unit", params: { base: "%", decimals: 2 } },
  pct: { format: "unit", params: { base: "%", decimals: 0 } },
  items: { format: "raw" },
  people: { format: "raw" },
  fraction: { format: "raw" },
  count: { format: "raw" },
};

const policy: Record<string, Field> = Object.fromEntries(
  policyFields.map(({ member, label, unit }) => [
    `policy_.${member}`,
    { label: english(label), ...policyFormats[unit] },
  ]),
);

/** The contracts call these on each other and refuse everybody else. */
const reserved = (fields: Record<string, Field>, pays?: string): Words => ({
  intent: "Refused: for the contracts only",
  pays,
  fields,
});

const opening = (prefix: string): Record<string, Field> => ({
  [`${prefix}.position`]: raw("Seat"),
  [`${prefix}.verdict`]: raw("Verdict, a bit an item"),
  [`${prefix}.salt`]: raw("Salt"),
});

/** By contract and function. The lenses have no call that changes anything. */
export const CALLS: Record<Exclude<ContractName, "Lens" | "CaseLens">, Record<string, Words>> = {
  Treasury: {
    setPayout: {
      intent: "Choose who is paid",
      sentence: "Pay everything this account earns to {payout}",
      fields: { payout: account("Paid from now on (zero: this account)") },
    },
    burn: reserved({ gweiAmount: gwei("Burned") }, "Payment"),
    credit: reserved({ account: account("Credited"), gweiAmount: gwei("Amount") }),
    pay: reserved({ account: account("Account"), gweiAmount: gwei("Amount") }),
  },
  Datanets: {
    create: {
      intent: "Create a datanet",
      sentence: "Create the datanet {name} at {priceGwei} a unit of use",
      fields: {
        name: raw("Name"),
        content: raw("Fingerprint of its description"),
        priceGwei: gwei("Price of a unit"),
        ...policy,
      },
    },
    describe: {
      intent: "Replace a description",
      fields: { datanet, content: raw("Fingerprint of the description") },
    },
    setPrice: {
      intent: "Set the price of use",
      sentence: "Set the price of a unit of datanet {datanet} to {priceGwei}",
      fields: { datanet, priceGwei: gwei("Price of a unit") },
    },
    offerStewardship: {
      intent: "Offer to hand over a datanet",
      sentence: "Offer datanet {datanet} to {to}, who may accept it",
      fields: { datanet, to: account("New steward (zero: take back)") },
    },
    acceptStewardship: {
      intent: "Take over a datanet",
      sentence: "Become the steward of datanet {datanet}",
      fields: { datanet },
    },
    proposePolicy: { intent: "Announce a policy", fields: { datanet, ...policy } },
    activatePolicy: { intent: "Put the announced policy in force", fields: { datanet } },
    collectStewardship: { intent: "Credit the steward's income", fields: { datanet } },
    rebase: { intent: "Rescale the weights", fields: { datanet } },
    use: {
      intent: "Pay for use",
      sentence: "Pay {@.value} to use {units} units of datanet {datanet}",
      pays: "Payment",
      fields: { datanet, units: raw("Units"), reference_: raw("Your reference") },
    },
    addWeight: reserved({ datanet, items: raw("Items"), itemBps: raw("Weight of an item, bps") }),
    addExactWeight: reserved({ datanet, weight: raw("Weight") }),
    removeWeight: reserved({ datanet, weight: raw("Weight") }),
    addToPool: reserved({ datanet, gweiAmount: gwei("Amount") }),
    takeFromPool: reserved({ datanet, gweiAmount: gwei("Amount") }),
    distribute: reserved({ datanet, gweiAmount: gwei("Amount") }),
  },
  Contributions: {
    contribute: {
      intent: "Contribute items for review",
      sentence: "Contribute {count} items to datanet {datanet} for {@.value} of fees and bond",
      pays: "Fees and bond",
      fields: {
        datanet,
        kind: oneOf("Kind", "kind"),
        parent: raw("About contribution (0: none)"),
        targets: raw("About its items, a bit an item"),
        field: raw("Label field"),
        digest,
        itemsRoot: raw("Fingerprint of the items"),
        count: raw("Items"),
      },
    },
    claim: {
      intent: "Claim what is earned",
      sentence: "Claim what {owner} has earned, to its payout address",
      fields: {
        owner: account("For"),
        "ids.[]": raw("Contribution"),
        "seats.[].datanet": raw("Seat in datanet"),
        "seats.[].bench": oneOf("Seat on the bench", "bench"),
      },
    },
    topUp: {
      intent: "Add to a bond",
      sentence: "Add {@.value} to the bond of contribution {id}",
      pays: "Added to the bond",
      fields: { id: contribution },
    },
    touch: { intent: "Bring a contribution up to date", fields: { id: contribution } },
    retire: { intent: "Retire a contribution, for good", fields: { id: contribution } },
    release: { intent: "Release a retired bond", fields: { id: contribution } },
    recordRound: reserved({
      datanet,
      round,
      first: raw("First"),
      last: raw("Last"),
      count: raw("Items"),
      version: raw("Policy version"),
      mixed: raw("Gold is mixed"),
      accepted: raw("Accepted, a bit an item"),
    }),
    refundRound: reserved({
      datanet,
      round,
      count: raw("Items"),
      version: raw("Policy version"),
      refundGweiPerItem: gwei("Returned for an item"),
    }),
    challenge: reserved({
      id: contribution,
      items: raw("Items, a bit an item"),
      challenger: account("Challenger"),
    }),
    conclude: reserved({ id: contribution, strike: raw("Struck, a bit an item") }),
  },
  Curation: {
    buySeat: {
      intent: "Buy a seat",
      sentence: "Stake {@.value} for a {bench} seat of datanet {datanet}",
      pays: "Stake",
      fields: { datanet, bench },
    },
    topUpSeat: {
      intent: "Add to a seat",
      sentence: "Add {@.value} to the {bench} seat of datanet {datanet}",
      pays: "Added to the stake",
      fields: { datanet, bench },
    },
    leaveSeat: { intent: "Leave a seat", fields: { datanet, bench } },
    withdrawSeat: { intent: "Withdraw the stake of a seat", fields: { datanet, bench } },
    appointJuror: {
      intent: "Appoint a juror",
      sentence: "Let {account} buy a juror seat of datanet {datanet}",
      fields: { datanet, account: account("Juror") },
    },
    commit: {
      intent: "Commit a sealed vote",
      sentence: "Commit a sealed vote in round {number} of datanet {datanet}",
      fields: { ...place, position: raw("Seat"), commitment: raw("Seal") },
    },
    reveal: {
      intent: "Reveal a vote",
      sentence: "Reveal a vote in round {number} of datanet {datanet}",
      fields: { ...place, ...opening("openings.[]") },
    },
    carry: {
      intent: "Post signed votes of others",
      fields: {
        ...place,
        "ballots.[].position": raw("Seat"),
        "ballots.[].commitment": raw("Seal"),
        "ballots.[].deadline": time("Valid until"),
        "ballots.[].signature": false,
      },
    },
    expose: {
      intent: "Cancel a vote that leaked",
      sentence: "Show that a vote of round {number} leaked, which cancels it",
      fields: { ...place, ...opening("opening") },
    },
    advance: {
      intent: "Do the next due thing of a round",
      sentence: "Move round {round} of datanet {datanet} on, for a bounty",
      fields: { datanet, round },
    },
    join: reserved({
      datanet,
      contributor: account("Contributor"),
      kind: oneOf("Kind", "kind"),
      count: raw("Items"),
    }),
    confirmSeat: {
      intent: "Confirm an earned juror seat",
      sentence: "Confirm that {account} has earned the juror seat of datanet {datanet}",
      fields: { datanet, account: account("Juror") },
    },
    collectSeat: reserved({ datanet, bench, account: account("Account") }),
    seatJurors: reserved({
      datanet,
      version: raw("Policy version"),
      low: raw("Seats"),
      high: raw("More seats"),
    }),
    closeJurors: reserved({
      datanet,
      version: raw("Policy version"),
      "seats.[]": raw("Seat"),
      "pays.[]": gwei("Pay"),
      pot: gwei("Set aside"),
    }),
  },
  Cases: {
    file: {
      intent: "File a case",
      sentence: "Challenge items of contribution {contribution} for {@.value} of deposit and fee",
      pays: "Deposit and the jury's fee",
      fields: {
        contribution,
        items: raw("Items, a bit an item"),
        reason: oneOf("Reason", "reason"),
        evidence: raw("Fingerprint of the evidence"),
        claimant: account("Shares the reward (zero: nobody)"),
      },
    },
    appeal: {
      intent: "Appeal a ruling",
      sentence: "Appeal the ruling of case {id} for {@.value} of deposit and fee",
      pays: "Deposit and the jury's fee",
      fields: { id: case_ },
    },
    postSignatures: {
      intent: "Show that two items agree",
      sentence: "Post signatures of two items as evidence in case {id}",
      fields: {
        id: case_,
        item: raw("Challenged item"),
        original: raw("Contribution of the original"),
        originalItem: raw("Item of the original"),
        signature: false,
        originalSignature: false,
      },
    },
    advance: {
      intent: "Do the next due thing of a case",
      sentence: "Move case {id} on, for a bounty",
      fields: { id: case_ },
    },
    commit: {
      intent: "Commit a sealed vote",
      sentence: "Commit a sealed vote in case {id}",
      fields: { id: case_, position: raw("Seat"), commitment: raw("Seal") },
    },
    carry: {
      intent: "Post signed votes of others",
      fields: {
        id: case_,
        "ballots.[].position": raw("Seat"),
        "ballots.[].commitment": raw("Seal"),
        "ballots.[].deadline": time("Valid until"),
        "ballots.[].signature": false,
      },
    },
    reveal: {
      intent: "Reveal a vote",
      sentence: "Reveal a vote in case {id}",
      fields: { id: case_, ...opening("openings.[]") },
    },
    expose: {
      intent: "Cancel a vote that leaked",
      sentence: "Show that a vote of case {id} leaked, which cancels it",
      fields: { id: case_, ...opening("opening") },
    },
  },
};

/** Typed messages, by primary type: labels by member. */
export const MESSAGES: Record<string, Omit<Words, "pays">> = {
  Ballot: {
    intent: "Commit a sealed vote",
    sentence: "Commit a sealed vote, to be posted by anyone until {deadline}",
    fields: {
      ballotId: raw("Ballot"),
      voter: account("Voter"),
      commitment: raw("Seal"),
      deadline: time("Valid until"),
    },
  },
  BallotSecret: {
    intent: "Make the key of a vote",
    fields: {
      warning: raw("Warning"),
      ballotId: raw("Ballot"),
      voter: account("Voter"),
    },
  },
};
