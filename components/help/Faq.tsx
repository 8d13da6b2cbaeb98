import { useTexts } from "#texts";
import { ChevronRight } from "lucide-react";
import { msg } from "@/lib/texts/text";
import { explained } from "./explained";

const QUESTIONS = [
  {
    question: msg("Do I need a wallet to look around?"),
    answer: msg(
      "No. Datanets, items, rounds and accounts can be read without one, and the sandbox lets you judge a round. A wallet is asked for when you want to pay, contribute, take a seat or vote.",
    ),
  },
  {
    question: msg("What happens if I am drawn and do not vote?"),
    answer: msg(
      "Your {seat} loses a tenth of its price; that is called a {noShow|no-show}. The duties page lists what is due and until when.",
    ),
  },
  {
    question: msg("What if I lose my ballot file?"),
    answer: msg(
      "Your browser keeps the sealed {verdict} and its {salt} as well. If both are gone, signing the same message again brings the salt back with most wallets, and judging the same items the same way opens the ballot. If nothing helps the vote stays sealed, which is scored as the worst possible.",
    ),
  },
  {
    question: msg("Can I lose more than my seat?"),
    answer: msg(
      "No. Every duty reserves its worst loss on the seat before it can be drawn for another, and a seat has at most two open duties.",
    ),
  },
  {
    question: msg("Why does approving everything earn nothing?"),
    answer: msg(
      "The {score} asks how much more often you approve what others approve than your share of approvals alone would explain. If you approve everything, nothing is left to explain: the score is 0 by identity, and the {phi} makes it a small loss. The sandbox shows it for a round you judged.",
    ),
  },
  {
    question: msg("Why can the jury not see the panel's votes?"),
    answer: msg(
      "A {jury} that sees the {panel} may just repeat it, and then nobody is checked by anybody. Jury and {gold} are drawn after the panel's votes are sealed, so neither side can copy or prepare.",
    ),
  },
  {
    question: msg("What happens to rejected items?"),
    answer: msg(
      "Their {reviewFee} has paid the judges. A quarter of their {bond} is burned at the standard policy, so that nobody gains by rejecting; the rest comes back as {credit}.",
    ),
  },
  {
    question: msg("When do I get paid?"),
    answer: msg(
      "Pay for judging and returned bonds are {credit} at once when a round is settled. Income from use {vesting|vests}: half of what waits after one {halfLife}. One {claim} takes out everything that is yours by then.",
    ),
  },
  {
    question: msg("Does paying for use make my datanet rank higher?"),
    answer: msg(
      "No. {usage|Use} never changes weights or ranks. Popularity is shown as OPEN burned, which nobody gets back, so faking it costs what it shows.",
    ),
  },
  {
    question: msg("Who stores the content, and can it be changed?"),
    answer: msg(
      "The server you are looking at stores it; the chain holds the {cid|address} computed from its bytes. Other bytes have another address, and your browser can check any file against it.",
    ),
  },
  {
    question: msg("Can the rules change while my items are in?"),
    answer: msg(
      "A {round} keeps the {policy} it opened under. A steward's change is announced on the datanet's page and waits before it holds, and the contracts keep every number within bounds.",
    ),
  },
  {
    question: msg("Is the OPEN on the local chain worth anything?"),
    answer: msg(
      "No. The local chain is for trying things out; its coins exist on one computer only.",
    ),
  },
];

/** Questions people ask, each opened by itself. */
export function Faq() {
  const t = useTexts();
  return (
    <div className="rounded-panel border-line bg-raised divide-line divide-y border">
      {QUESTIONS.map(({ question, answer }) => (
        <details key={question} className="group">
          <summary className="flex min-h-12 list-none items-center gap-2 px-4 py-2 font-medium [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden
              className="text-muted size-4 shrink-0 transition-transform group-open:rotate-90"
            />
            {t(question)}
          </summary>
          <p className="text-muted px-4 pb-4 pl-10">{explained(t(answer))}</p>
        </details>
      ))}
    </div>
  );
}
