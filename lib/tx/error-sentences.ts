import { appChain, coinSymbol } from "@/lib/chain/chains";
import { formatOpen, WEI_PER_GWEI } from "@/lib/format/open";
import { formatDateTime } from "@/lib/format/time";

/** Arguments of a decoded custom error, in the order of its declaration. */
export type ErrorArgs = readonly unknown[];

const benches = ["curator", "juror"];
const phases = [
  "not yet open",
  "waiting for its panel",
  "open for panel commits",
  "waiting for its jury",
  "open for jury commits",
  "open for reveals",
  "settled",
  "refunded",
];

const bench = (value: unknown) => benches[Number(value)] ?? "unknown";
const phase = (value: unknown) => phases[Number(value)] ?? "in another phase";
const coins = (wei: unknown) =>
  `${formatOpen(BigInt(wei as bigint), { decimals: 9 })} ${coinSymbol}`;
const time = (unix: unknown) => formatDateTime(Number(unix));

/** Members of a policy as a steward knows them; the contract names them in 32 bytes of ASCII. */
function fieldName(field: unknown): string {
  const hex = String(field).replace(/^0x/, "");
  const bytes = hex.match(/../g) ?? [];
  const name = bytes
    .map((byte) => parseInt(byte, 16))
    .filter((code) => code >= 0x20 && code < 0x7f)
    .map((code) => String.fromCharCode(code))
    .join("");
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase() || "a number";
}

function wrongPayment([sent, due]: ErrorArgs): string {
  return `This costs ${coins(due)} now, but ${coins(sent)} was sent. The price changed: look at the new amount and send again.`;
}

const internal = () =>
  "Only the app's own contracts may do this. Use the pages of the app instead of calling the contract.";

/**
 * Every custom error of the contracts, as one sentence that says what happened and what to do. A unit
 * test compares this table with contracts-abi/errors.ts.
 */
export const errorSentences: Record<string, (args: ErrorArgs) => string> = {
  Contributions_NotAModule: internal,
  Contributions_Unknown: ([id]) =>
    `There is no contribution ${id}. Go back to the datanet and choose one from its list.`,
  Contributions_NotContributor: () =>
    "Only the account that made this contribution can do this. Switch to it in your wallet.",
  Contributions_WrongCount: ([count]) =>
    `A contribution holds 1 to 128 items, and this one has ${count}. Split it into smaller batches.`,
  Contributions_WrongPayment: wrongPayment,
  Contributions_EmptyContent: () =>
    "The contribution has no content yet. Add items and let the page finish computing their address.",
  Contributions_WrongParent: () =>
    "Labels and refinements need a contribution that they are about, and data takes none. Start again from the page of that contribution.",
  Contributions_TargetsNotAccepted: () =>
    "Some of these items are not accepted, so they cannot be labelled or refined. Reload the page and leave them out.",
  Contributions_LabelsClosed: () =>
    "This datanet does not take labels. Contribute data, or choose a datanet with a label schema.",
  Contributions_RefinementsClosed: () =>
    "This datanet does not take refinements. Contribute new data instead.",
  Contributions_NoSuchField: () =>
    "The datanet's label schema has no such field. Reload the page to get the current schema.",
  Contributions_NotSettled: () =>
    "The round of this contribution has not settled yet. Wait until its reveals are over, then try again.",
  Contributions_NotEarning: () =>
    "This contribution is not earning: nothing of it was accepted, or it has been retired.",
  Contributions_NotRetired: () =>
    "Retire this contribution first; its bond is released after the waiting time that follows.",
  Contributions_ReleaseTooEarly: ([releaseAt]) =>
    `The bond stays locked until ${time(releaseAt)}. Come back then.`,
  Contributions_AlreadyReleased: () =>
    "This contribution's bond has been released already. Claim it on the rewards page.",
  Contributions_TopUpAmount: ([sent]) =>
    `A top-up has to be more than nothing and a whole number of gwei; ${coins(sent)} is not. Change the amount.`,

  Curation_SeatTaken: ([, which]) =>
    `You already have a ${bench(which)} seat here. One account holds one seat on a bench.`,
  Curation_NoSeat: ([, which]) =>
    `You have no ${bench(which)} seat on this datanet. Buy one on its page first.`,
  Curation_BenchFull: ([, which]) =>
    `The ${bench(which)} bench is full. Wait until somebody leaves, or join another datanet.`,
  Curation_WrongPayment: wrongPayment,
  Curation_NotQualified: () =>
    "A juror seat needs an appointment by the steward, or ten reviewed rounds here with a mean gold score of 0.2. Curate more rounds first.",
  Curation_NotSteward: () =>
    "Only the steward of this datanet can do this. Switch to the steward's account.",
  Curation_AlreadyLeaving: () =>
    "You are leaving this bench already. Your stake is free when the cooldown ends.",
  Curation_NotLeaving: () => "Announce that you leave the bench first; then the cooldown runs.",
  Curation_OpenDuty: ([duties]) =>
    `You have ${duties} open ${Number(duties) === 1 ? "duty" : "duties"} on this seat. Finish first, then leave.`,
  Curation_CooldownUntil: ([until]) =>
    `Your seat is in its cooldown until ${time(until)}. Take the stake back then.`,
  Curation_NotAModule: internal,
  Curation_TooManyRounds: () =>
    "This datanet has as many rounds under review as it can hold. Try again when one has settled.",
  Curation_RoundFull: () =>
    "The open round has no room for a batch of this size. Send a smaller batch, or wait for the next round.",
  Curation_UnknownRound: ([, round]) =>
    `Round ${round} does not exist or is too old to act on. Open the datanet's current rounds.`,
  Curation_NothingDue: () =>
    "Nothing is due on this round now: somebody else was faster, or a deadline has not passed. Reload the page.",
  Curation_SeedNotReady: ([block]) =>
    `The draw waits for block ${block}. Try again in a few seconds.`,
  Curation_NotEnoughSeats: ([which, active, needed]) =>
    `The ${bench(which)} bench has ${active} seats that can be drawn and needs ${needed}. The draw works as soon as more people take seats.`,
  Curation_WrongPhase: ([now]) =>
    `The round is ${phase(now)}, so this is not possible now. Reload the page to see what is due.`,
  Curation_TooLate: ([deadline]) =>
    `The deadline was ${time(deadline)}. This ballot is closed; reload the page to see what follows.`,
  Curation_NotYourSeat: () =>
    "This ballot belongs to another account. Switch to the account that was drawn.",
  Curation_NoSuchPosition: () =>
    "Nobody was drawn at this position. Reload the page to see the current panel and jury.",
  Curation_AlreadyCommitted: () =>
    "A vote from this seat is committed already, and the first one counts. Wait for the reveal.",
  Curation_EmptyCommitment: () =>
    "The commitment is empty. Judge the items again and commit from the page.",
  Curation_NotCommitted: () =>
    "There is no committed vote to reveal: the commit never arrived in time, so this ballot cannot count.",
  Curation_AlreadyRevealed: () => "This vote is revealed already. There is nothing more to do.",
  Curation_Exposed: () =>
    "This vote was shown before reveals were open, so it is cancelled and cannot be revealed.",
  Curation_WrongOpening: () =>
    "The verdict and salt do not match what you committed. Load the ballot file that you saved before committing.",
  Curation_VerdictOutOfRange: ([items]) =>
    `The verdict marks items beyond the ${items} of this ballot. Reload the page and judge again.`,
  Curation_NothingCarried: () =>
    "None of the carried ballots could be counted: they were late, already there or not valid. Send yours yourself.",

  Datanets_NotAModule: internal,
  Datanets_Unknown: ([id]) => `There is no datanet ${id}. Choose one on the explore page.`,
  Datanets_NotSteward: () =>
    "Only the steward of this datanet can do this. Switch to the steward's account.",
  Datanets_NoSteward: () =>
    "A datanet needs a steward. Enter the address of the account that will look after it.",
  Datanets_PolicyOutOfBounds: ([field]) =>
    `The policy's ${fieldName(field)} is outside what the contract allows. Change it and try again.`,
  Datanets_NameLength: ([length]) =>
    `A datanet's name has 1 to 64 bytes, and this one has ${length}. Change the name.`,
  Datanets_NoPolicyPending: () =>
    "No change of policy is waiting. Propose one first, or reload the page to see the current policy.",
  Datanets_PolicyNotReady: ([readyAt]) =>
    `The new policy can start at ${time(readyAt)}. Come back then.`,
  Datanets_TooManyPolicies: () =>
    "This datanet has used up its policy versions and keeps its current policy. Create a new datanet for other rules.",
  Datanets_WrongPayment: wrongPayment,
  Datanets_NoUnits: () => "Choose at least one unit of usage to pay for.",
  Datanets_PriceTooHigh: ([priceGwei]) =>
    `A price of ${coins(BigInt(priceGwei as bigint) * WEI_PER_GWEI)} for one unit is more than the contract can hold. Choose a price below 1,099 ${coinSymbol}.`,
  Datanets_RebaseNotDue: () =>
    "The datanet's weights do not need a rebase yet. There is nothing to do.",
  Datanets_NothingToCollect: () =>
    "There is no stewardship income to collect yet. It comes from usage that is paid for.",

  // Of the libraries the contracts use for names.
  InvalidShortString: () => "The contract could not read a name. Reload the page and try again.",
  StringTooLong: () => "A name is too long for the contract. Shorten it and try again.",

  Lens_Unknown: ([id]) =>
    `There is nothing with the number ${id}. Go back and choose from the list.`,

  Treasury_NotAModule: internal,
  Treasury_PayoutRefused: () =>
    "Your payout address refused the OPEN, which stays credited to you. Choose another payout address on the account page and claim again.",
  Treasury_NothingToClaim: () =>
    "There is nothing to claim now. Vesting continues by itself; come back later.",
};

/** The sentence of a custom error; an honest general one for a name that is not in the table. */
export function sentenceOfError(name: string, args: ErrorArgs = []): string {
  const sentence = errorSentences[name];
  if (sentence) return sentence(args);
  return `The contract refused with ${name}. Reload the page and check what it shows now before trying again.`;
}

/** "Add 1.5 OPEN": amounts are rounded up so that following the sentence is enough. */
export function shortfallSentence(have: bigint, need: bigint, reason: "call" | "gas"): string {
  const step = 10n ** 14n;
  const missing = ((need - have + step - 1n) / step) * step;
  const what = reason === "call" ? "this" : "this and its network fee";
  return `Your balance is ${formatOpen(have)} ${coinSymbol}; ${what} needs ${formatOpen(missing)} ${coinSymbol} more. Add ${coinSymbol} on ${appChain.name} to this account.`;
}
