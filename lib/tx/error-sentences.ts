import { appChain, coinSymbol } from "@/lib/chain/chains";
import { formatOpen, WEI_PER_GWEI } from "@/lib/format/open";
import { formatDateTime } from "@/lib/format/time";
import { msg, phrase, plural, type Phrase, type Text } from "@/lib/texts/text";

/** Arguments of a decoded custom error, in the order of its declaration. */
export type ErrorArgs = readonly unknown[];

const phases = [
  msg("not yet open"),
  msg("waiting for its panel"),
  msg("open for panel commits"),
  msg("waiting for its jury"),
  msg("open for jury commits"),
  msg("open for reveals"),
  msg("settled"),
  msg("refunded"),
];

const casePhases = [
  msg("not filed"),
  msg("waiting for its jury"),
  msg("taking sealed votes"),
  msg("in its reveal"),
  msg("ruled on, and may be appealed"),
  msg("upheld"),
  msg("dismissed"),
  msg("undecided"),
];

const isJuror = (bench: unknown) => Number(bench) === 1;
const phase = (value: unknown) => phrase(phases[Number(value)] ?? msg("in another phase"));
const coins = (wei: unknown) =>
  `${formatOpen(BigInt(wei as bigint), { decimals: 9 })} ${coinSymbol}`;
const casePhase = (value: unknown) => phrase(casePhases[Number(value)] ?? msg("in another phase"));
const gweiCoins = (gwei: unknown) => coins(BigInt(gwei as bigint) * WEI_PER_GWEI);
const time = (unix: unknown) => formatDateTime(Number(unix));

/** Members of a policy that the contract checks, as a steward knows them. */
const policyFields: Record<string, Text> = {
  bond: msg("bond"),
  reviewFee: msg("review fee"),
  curatorSeat: msg("curator seat"),
  jurorSeat: msg("juror seat"),
  forfeitBps: msg("forfeit bps"),
  panelSize: msg("panel size"),
  goldSize: msg("gold size"),
  jurySize: msg("jury size"),
  roundSize: msg("round size"),
  quorumDen: msg("quorum den"),
  quorumNum: msg("quorum num"),
  minCurators: msg("min curators"),
  minJurors: msg("min jurors"),
  fields: msg("fields"),
  labelsBps: msg("labels bps"),
  refinementBps: msg("refinement bps"),
  burnPct: msg("burn pct"),
  stewardPct: msg("steward pct"),
  poolPct: msg("pool pct"),
  panelPeriod: msg("panel period"),
  juryPeriod: msg("jury period"),
  revealPeriod: msg("reveal period"),
  roundTimeout: msg("round timeout"),
  seatAge: msg("seat age"),
  seatCooldown: msg("seat cooldown"),
  drawTimeout: msg("draw timeout"),
  retireDelay: msg("retire delay"),
  halfLife: msg("half life"),
  vestingHalfLife: msg("vesting half life"),
  policyDelay: msg("policy delay"),
  appointmentTerm: msg("appointment term"),
};

/** The contract names a member in 32 bytes of ASCII. */
function fieldName(field: unknown): Phrase {
  const bytes = String(field).replace(/^0x/, "").match(/../g) ?? [];
  const name = bytes
    .map((byte) => parseInt(byte, 16))
    .filter((code) => code >= 0x20 && code < 0x7f)
    .map((code) => String.fromCharCode(code))
    .join("");
  return phrase(policyFields[name] ?? msg("a number"));
}

function wrongPayment([sent, due]: ErrorArgs): Text {
  return msg(
    "This costs {due} now, but {sent} was sent. The price changed: look at the new amount and send again.",
    { due: coins(due), sent: coins(sent) },
  );
}

const internal = () =>
  msg(
    "Only the app's own contracts may do this. Use the pages of the app instead of calling the contract.",
  );

/**
 * Every custom error of the contracts, as one sentence that says what happened and what to do. A unit
 * test compares this table with contracts-abi/errors.ts.
 */
export const errorSentences: Record<string, (args: ErrorArgs) => Text> = {
  Contributions_NotAModule: internal,
  Contributions_Unknown: ([id]) =>
    msg("There is no contribution {id}. Go back to the datanet and choose one from its list.", {
      id: String(id),
    }),
  Contributions_NotContributor: () =>
    msg("Only the account that made this contribution can do this. Switch to it in your wallet."),
  Contributions_WrongCount: ([count]) =>
    msg(
      "A contribution holds 1 to 128 items, and this one has {count}. Split it into smaller batches.",
      { count: String(count) },
    ),
  Contributions_WrongPayment: wrongPayment,
  Contributions_EmptyContent: () =>
    msg(
      "The contribution has no content yet. Add items and let the page finish computing their address.",
    ),
  Contributions_WrongParent: () =>
    msg(
      "Labels and refinements need a contribution that they are about, and data takes none. Start again from the page of that contribution.",
    ),
  Contributions_TargetsNotAccepted: () =>
    msg(
      "Some of these items are not accepted, so they cannot be labelled or refined. Reload the page and leave them out.",
    ),
  Contributions_LabelsClosed: () =>
    msg(
      "This datanet does not take labels. Contribute data, or choose a datanet with a label schema.",
    ),
  Contributions_RefinementsClosed: () =>
    msg("This datanet does not take refinements. Contribute new data instead."),
  Contributions_NoSuchField: () =>
    msg("The datanet's label schema has no such field. Reload the page to get the current schema."),
  Contributions_NotSettled: () =>
    msg(
      "The round of this contribution has not settled yet. Wait until its reveals are over, then try again.",
    ),
  Contributions_NotEarning: () =>
    msg("This contribution is not earning: nothing of it was accepted, or it has been retired."),
  Contributions_NotRetired: () =>
    msg(
      "Retire this contribution first; its bond is released after the waiting time that follows.",
    ),
  Contributions_ReleaseTooEarly: ([releaseAt]) =>
    msg("The bond stays locked until {time}. Come back then.", { time: time(releaseAt) }),
  Contributions_AlreadyReleased: () =>
    msg("This contribution's bond has been released already. Claim it on the rewards page."),
  Contributions_TopUpAmount: ([sent]) =>
    msg(
      "A top-up has to be more than nothing and a whole number of gwei; {sent} is not. Change the amount.",
      { sent: coins(sent) },
    ),

  Contributions_CaseOpen: () =>
    msg(
      "A case about this contribution is open, and its account is held until the case has ended. Try again then.",
    ),
  Contributions_NotChallengeable: () =>
    msg(
      "Some of these items hold no bond: they were not accepted, were struck already, or are released. Challenge others.",
    ),

  Cases_Unknown: ([id]) =>
    msg("There is no case {id}. Choose one from the datanet's list of cases.", { id: String(id) }),
  Cases_NoEvidence: () =>
    msg(
      "A case needs evidence. Write down what is wrong with the items, store it, and file again.",
    ),
  Cases_NothingHeld: () =>
    msg(
      "Nothing of this contribution holds a bond now, so there is nothing that a case could decide about it.",
    ),
  Cases_TooMuchAtStake: ([value, most]) =>
    msg(
      "This case would move {value}, more than the {most} that the juror bench can be trusted with. Challenge fewer items at a time.",
      { value: gweiCoins(value), most: gweiCoins(most) },
    ),
  Cases_WrongPayment: wrongPayment,
  Cases_NotEnoughJurors: ([eligible, needed]) =>
    msg(
      "Only {eligible} jurors can sit now, and a case needs {needed}. Try again when more jurors are free.",
      { eligible: String(eligible), needed: String(needed) },
    ),
  Cases_SeedNotReady: ([block]) =>
    msg("The draw waits for block {block}. Try again in a few seconds.", { block: String(block) }),
  Cases_NothingDue: () =>
    msg(
      "Nothing is due on this case now: somebody else was faster, or a deadline has not passed. Reload the page.",
    ),
  Cases_WrongPhase: ([now]) =>
    msg("The case is {phase}, so this is not possible now. Reload the page to see what is due.", {
      phase: casePhase(now),
    }),
  Cases_TooLate: ([deadline]) =>
    msg("The deadline was {time}. Reload the page to see what follows.", { time: time(deadline) }),
  Cases_NotYourSeat: () =>
    msg("This ballot belongs to another account. Switch to the account that was drawn."),
  Cases_NoSuchPosition: () =>
    msg("Nobody was drawn at this position. Reload the page to see the present jury."),
  Cases_AlreadyCommitted: () =>
    msg(
      "A vote from this seat is committed already, and the first one counts. Wait for the reveal.",
    ),
  Cases_EmptyCommitment: () =>
    msg("The commitment is empty. Decide again and commit from the page."),
  Cases_NotCommitted: () =>
    msg(
      "There is no committed vote to reveal: the commit never arrived in time, so this ballot cannot count.",
    ),
  Cases_AlreadyRevealed: () => msg("This vote is revealed already. There is nothing more to do."),
  Cases_Exposed: () =>
    msg("This vote was shown before reveals were open, so it is cancelled and cannot be revealed."),
  Cases_WrongOpening: () =>
    msg(
      "The verdict and salt do not match what you committed. Load the ballot file that you saved before committing.",
    ),
  Cases_NoSuchVerdict: () =>
    msg("A case is either upheld or dismissed. Choose one of the two and try again."),
  Cases_NothingCarried: () =>
    msg(
      "None of the carried ballots could be counted: they were late, already there or not valid. Send yours yourself.",
    ),
  Cases_NotChallenger: () =>
    msg("Only the account that filed this case can do this. Switch to it in your wallet."),
  Cases_NotNearDuplicates: ([equal]) =>
    msg(
      "These signatures agree in {equal} of 128 slots, and near-duplicates agree in 96 or more. Compare other items.",
      { equal: String(equal) },
    ),
  CaseLens_Unknown: ([id]) =>
    msg("There is no case {id}. Choose one from the datanet's list of cases.", { id: String(id) }),

  Curation_SeatTaken: ([, which]) =>
    isJuror(which)
      ? msg("You already have a juror seat here. One account holds one seat on a bench.")
      : msg("You already have a curator seat here. One account holds one seat on a bench."),
  Curation_NoSeat: ([, which]) =>
    isJuror(which)
      ? msg("You have no juror seat on this datanet. Buy one on its page first.")
      : msg("You have no curator seat on this datanet. Buy one on its page first."),
  Curation_BenchFull: ([, which]) =>
    isJuror(which)
      ? msg("The juror bench is full. Wait until somebody leaves, or join another datanet.")
      : msg("The curator bench is full. Wait until somebody leaves, or join another datanet."),
  Curation_WrongPayment: wrongPayment,
  Curation_NotQualified: () =>
    msg(
      "A juror seat needs an appointment by the steward, or ten reviewed rounds here with a mean gold score of 0.2. Curate more rounds first.",
    ),
  Curation_NotSteward: () =>
    msg("Only the steward of this datanet can do this. Switch to the steward's account."),
  Curation_AlreadyLeaving: () =>
    msg("You are leaving this bench already. Your stake is free when the cooldown ends."),
  Curation_NotLeaving: () =>
    msg("Announce that you leave the bench first; then the cooldown runs."),
  Curation_OpenDuty: ([duties]) =>
    plural(
      BigInt(duties as bigint),
      "You have {n} open duty on this seat. Finish first, then leave.",
      "You have {n} open duties on this seat. Finish first, then leave.",
    ),
  Curation_CooldownUntil: ([until]) =>
    msg("Your seat is in its cooldown until {time}. Take the stake back then.", {
      time: time(until),
    }),
  Curation_NotAModule: internal,
  Curation_TooManyRounds: () =>
    msg(
      "This datanet has as many rounds under review as it can hold. Try again when one has settled.",
    ),
  Curation_RoundFull: () =>
    msg(
      "The open round has no room for a batch of this size. Send a smaller batch, or wait for the next round.",
    ),
  Curation_UnknownRound: ([, round]) =>
    msg(
      "Round {round} does not exist or is too old to act on. Open the datanet's current rounds.",
      { round: String(round) },
    ),
  Curation_NothingDue: () =>
    msg(
      "Nothing is due on this round now: somebody else was faster, or a deadline has not passed. Reload the page.",
    ),
  Curation_SeedNotReady: ([block]) =>
    msg("The draw waits for block {block}. Try again in a few seconds.", { block: String(block) }),
  Curation_NotEnoughSeats: ([which, active, needed]) =>
    msg(
      isJuror(which)
        ? "The juror bench has {active} seats that can be drawn and needs {needed}. The draw works as soon as more people take seats."
        : "The curator bench has {active} seats that can be drawn and needs {needed}. The draw works as soon as more people take seats.",
      { active: String(active), needed: String(needed) },
    ),
  Curation_WrongPhase: ([now]) =>
    msg("The round is {phase}, so this is not possible now. Reload the page to see what is due.", {
      phase: phase(now),
    }),
  Curation_TooLate: ([deadline]) =>
    msg("The deadline was {time}. This ballot is closed; reload the page to see what follows.", {
      time: time(deadline),
    }),
  Curation_NotYourSeat: () =>
    msg("This ballot belongs to another account. Switch to the account that was drawn."),
  Curation_NoSuchPosition: () =>
    msg("Nobody was drawn at this position. Reload the page to see the current panel and jury."),
  Curation_AlreadyCommitted: () =>
    msg(
      "A vote from this seat is committed already, and the first one counts. Wait for the reveal.",
    ),
  Curation_EmptyCommitment: () =>
    msg("The commitment is empty. Judge the items again and commit from the page."),
  Curation_NotCommitted: () =>
    msg(
      "There is no committed vote to reveal: the commit never arrived in time, so this ballot cannot count.",
    ),
  Curation_AlreadyRevealed: () =>
    msg("This vote is revealed already. There is nothing more to do."),
  Curation_Exposed: () =>
    msg("This vote was shown before reveals were open, so it is cancelled and cannot be revealed."),
  Curation_WrongOpening: () =>
    msg(
      "The verdict and salt do not match what you committed. Load the ballot file that you saved before committing.",
    ),
  Curation_VerdictOutOfRange: ([items]) =>
    msg(
      "The verdict marks items beyond the {items} of this ballot. Reload the page and judge again.",
      { items: String(items) },
    ),
  Curation_NothingCarried: () =>
    msg(
      "None of the carried ballots could be counted: they were late, already there or not valid. Send yours yourself.",
    ),

  Datanets_NotAModule: internal,
  Datanets_Unknown: ([id]) =>
    msg("There is no datanet {id}. Choose one on the explore page.", { id: String(id) }),
  Datanets_NotSteward: () =>
    msg("Only the steward of this datanet can do this. Switch to the steward's account."),
  Datanets_NotOffered: () =>
    msg(
      "The stewardship of this datanet is not offered to this account. Ask its steward to offer it first.",
    ),
  Datanets_PolicyOutOfBounds: ([field]) =>
    msg("The policy's {field} is outside what the contract allows. Change it and try again.", {
      field: fieldName(field),
    }),
  Datanets_NameLength: ([length]) =>
    msg("A datanet's name has 1 to 64 bytes, and this one has {length}. Change the name.", {
      length: String(length),
    }),
  Datanets_NoPolicyPending: () =>
    msg(
      "No change of policy is waiting. Propose one first, or reload the page to see the current policy.",
    ),
  Datanets_PolicyNotReady: ([readyAt]) =>
    msg("The new policy can start at {time}. Come back then.", { time: time(readyAt) }),
  Datanets_TooManyPolicies: () =>
    msg(
      "This datanet has used up its policy versions and keeps its current policy. Create a new datanet for other rules.",
    ),
  Datanets_WrongPayment: wrongPayment,
  Datanets_NoUnits: () => msg("Choose at least one unit of usage to pay for."),
  Datanets_PriceTooHigh: ([priceGwei]) =>
    msg(
      "A price of {price} for one unit is more than the contract can hold. Choose a price below 1,099 {coin}.",
      { price: coins(BigInt(priceGwei as bigint) * WEI_PER_GWEI), coin: coinSymbol },
    ),
  Datanets_RebaseNotDue: () =>
    msg("The datanet's weights do not need a rebase yet. There is nothing to do."),
  Datanets_NothingToCollect: () =>
    msg("There is no stewardship income to collect yet. It comes from usage that is paid for."),

  // Of the libraries the contracts use for names.
  InvalidShortString: () =>
    msg("The contract could not read a name. Reload the page and try again."),
  StringTooLong: () => msg("A name is too long for the contract. Shorten it and try again."),

  Lens_Unknown: ([id]) =>
    msg("There is nothing with the number {id}. Go back and choose from the list.", {
      id: String(id),
    }),

  Treasury_NotAModule: internal,
  Treasury_PayoutRefused: () =>
    msg(
      "Your payout address refused the OPEN, which stays credited to you. Choose another payout address on the account page and claim again.",
    ),
  Treasury_NothingToClaim: () =>
    msg("There is nothing to claim now. Vesting continues by itself; come back later."),
};

/** The sentence of a custom error; an honest general one for a name that is not in the table. */
export function sentenceOfError(name: string, args: ErrorArgs = []): Text {
  const sentence = errorSentences[name];
  if (sentence) return sentence(args);
  return msg(
    "The contract refused with {name}. Reload the page and check what it shows now before trying again.",
    { name },
  );
}

/** "Add 1.5 OPEN": amounts are rounded up so that following the sentence is enough. */
export function shortfallSentence(have: bigint, need: bigint, reason: "call" | "gas"): Text {
  const step = 10n ** 14n;
  const missing = ((need - have + step - 1n) / step) * step;
  return msg(
    reason === "call"
      ? "Your balance is {have} {coin}; this needs {missing} {coin} more. Add {coin} on {network} to this account."
      : "Your balance is {have} {coin}; this and its network fee needs {missing} {coin} more. Add {coin} on {network} to this account.",
    {
      have: formatOpen(have),
      missing: formatOpen(missing),
      coin: coinSymbol,
      network: appChain.name,
    },
  );
}
