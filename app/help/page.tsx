import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Earnings } from "@/components/help/Earnings";
import { Faq } from "@/components/help/Faq";
import { explained } from "@/components/help/explained";
import { ButtonLink } from "@/components/ui/Button";
import { PageHeader } from "@/components/ui/Panel";
import { glossaryInOrder } from "@/lib/glossary";

export const metadata: Metadata = {
  title: "Help",
  description:
    "How datanets work, what one earns or loses in each role, common questions, limits, and every word explained.",
};

const PARTS = [
  ["how", "How it works"],
  ["earn", "What you would earn or lose"],
  ["questions", "Questions"],
  ["limits", "Limits"],
  ["words", "Words"],
] as const;

const LOOP = [
  {
    title: "Contribution",
    text: "Somebody hands in {item|items} with a {reviewFee} and a {bond} on each. They stay sealed until the {round} closes, so nobody can copy them first.",
  },
  {
    title: "Curation",
    text: "A {panel} drawn by lot judges every item in {commit|sealed} votes. Then a few items are drawn as {gold}, and a blind {jury} judges those: panelists are paid by how well they agree with it and with each other.",
  },
  {
    title: "Use",
    text: "A model, an app or a person pays by the unit. A part of every payment is {burn|burned}, so faked use costs money.",
  },
  {
    title: "Rewards",
    text: "Most of the payment goes to the contributors of accepted items by {weight}. It {vesting|vests}, so junk that is found late can still be stripped of it.",
  },
  {
    title: "Maintenance",
    text: "Weights halve with age. Fresh items and {refinement|refinements} of old ones earn what the old ones lose, so it pays to keep a datanet useful.",
  },
];

const LIMITS = [
  "The contracts have had no external audit.",
  "Panels, juries and gold are drawn from the hashes of later blocks. The chain's sequencer makes the blocks, so it could choose who is drawn.",
  "Whoever holds the majority of a jury decides everything that jury decides. While the steward appoints the jurors, you trust the steward.",
  "Agreement is what is paid. Where nearly all items are good there is almost nothing to agree on, and judging pays almost nothing.",
  "Jurors who all ask the same cheap model share its mistakes, and the score cannot tell.",
  "Paraphrased copies and good synthetic text are not detected for certain; they are only made to pay for themselves.",
  "Valid but redundant items dilute everyone's share until an item earns about what its review costs.",
];

export default function HelpPage() {
  return (
    <>
      <PageHeader
        title="Help"
        description="How a datanet works, what each role earns or loses, and every word explained."
        actions={<ButtonLink href="/try">Try curating, no wallet needed</ButtonLink>}
      />
      <nav aria-label="On this page" className="mb-8">
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {PARTS.map(([id, title]) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="text-accent inline-flex min-h-8 items-center hover:underline"
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex max-w-4xl flex-col gap-12">
        <Part id="how" title="How it works">
          <ol className="flex flex-col gap-4">
            {LOOP.map(({ title, text }, index) => (
              <li key={title} className="grid grid-cols-[2rem_1fr]">
                <span aria-hidden className="figures text-muted">
                  {index + 1}
                </span>
                <div>
                  <h3 className="text-base">{title}</h3>
                  <p className="text-muted mt-0.5">{explained(text)}</p>
                </div>
              </li>
            ))}
          </ol>
        </Part>
        <Part id="earn" title="What you would earn or lose">
          <Earnings />
        </Part>
        <Part id="questions" title="Questions">
          <Faq />
        </Part>
        <Part id="limits" title="Limits">
          <p className="text-muted mb-3">What this does not promise. Read it before you stake.</p>
          <ul className="list-disc space-y-2 pl-5">
            {LIMITS.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Part>
        <Part id="words" title="Words">
          <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
            {glossaryInOrder.map(({ id, term, meaning }) => (
              <div key={id} id={id} className="target:bg-accent-soft scroll-mt-20 rounded">
                <dt className="font-semibold first-letter:uppercase">{term}</dt>
                <dd className="text-muted mt-0.5 text-sm">{meaning}</dd>
              </div>
            ))}
          </dl>
        </Part>
        <p className="text-sm">
          Nothing here answers it? Look at a{" "}
          <Link href="/" className="text-accent underline">
            datanet
          </Link>
          : each shows its own numbers under “The rules here”.
        </p>
      </div>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-4 scroll-mt-20 text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
