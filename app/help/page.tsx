import { useTexts } from "#texts";
import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Earnings } from "@/components/help/Earnings";
import { Faq } from "@/components/help/Faq";
import { explained } from "@/components/help/explained";
import { ButtonLink } from "@/components/ui/Button";
import { PageHeader } from "@/components/ui/Panel";
import { glossary } from "@/lib/glossary";
import { msg } from "@/lib/texts/text";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Help"),
    description: t(
      "How datanets work, what one earns or loses in each role, common questions, limits, and every word explained.",
    ),
  };
}

const PARTS = [
  ["how", msg("How it works")],
  ["earn", msg("What you would earn or lose")],
  ["questions", msg("Questions")],
  ["limits", msg("Limits")],
  ["words", msg("Words")],
] as const;

const LOOP = [
  {
    title: msg("Contribution"),
    text: msg(
      "Somebody hands in {item|items} with a {reviewFee} and a {bond} on each. They stay sealed until the {round} closes, so nobody can copy them first.",
    ),
  },
  {
    title: msg("Curation"),
    text: msg(
      "A {panel} drawn by lot judges every item in {commit|sealed} votes. Then a few items are drawn as {gold}, and a blind {jury} judges those: panelists are paid by how well they agree with it and with each other.",
    ),
  },
  {
    title: msg("Use"),
    text: msg(
      "A model, an app or a person pays by the unit. A part of every payment is {burn|burned}, so faked use costs money.",
    ),
  },
  {
    title: msg("Rewards"),
    text: msg(
      "Most of the payment goes to the contributors of accepted items by {weight}. It {vesting|vests}, so junk that is found late can still be stripped of it.",
    ),
  },
  {
    title: msg("Maintenance"),
    text: msg(
      "Weights halve with age. Fresh items and {refinement|refinements} of old ones earn what the old ones lose, so it pays to keep a datanet useful.",
    ),
  },
];

const LIMITS = [
  msg("The contracts have had no external audit."),
  msg(
    "Panels, juries and gold are drawn from the hashes of later blocks. The chain's sequencer makes the blocks, so it could choose who is drawn.",
  ),
  msg(
    "Whoever holds the majority of a jury decides everything that jury decides. While the steward appoints the jurors, you trust the steward.",
  ),
  msg(
    "Agreement is what is paid. Where nearly all items are good there is almost nothing to agree on, and judging pays almost nothing.",
  ),
  msg("Jurors who all ask the same cheap model share its mistakes, and the score cannot tell."),
  msg(
    "Paraphrased copies and good synthetic text are not detected for certain; they are only made to pay for themselves.",
  ),
  msg(
    "Valid but redundant items dilute everyone's share until an item earns about what its review costs.",
  ),
];

export default function HelpPage() {
  const t = useTexts();
  const words = Object.entries(glossary)
    .map(([id, { term, meaning }]) => ({ id, term: t(term), meaning: t(meaning) }))
    .sort((a, b) => a.term.localeCompare(b.term, t.language));
  return (
    <>
      <PageHeader
        title={t("Help")}
        description={t(
          "How a datanet works, what each role earns or loses, and every word explained.",
        )}
        actions={<ButtonLink href="/try">{t("Try curating, no wallet needed")}</ButtonLink>}
      />
      <nav aria-label={t("On this page")} className="mb-8">
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {PARTS.map(([id, title]) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="text-accent inline-flex min-h-8 items-center hover:underline"
              >
                {t(title)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex max-w-4xl flex-col gap-12">
        <Part id="how" title={t("How it works")}>
          <ol className="flex flex-col gap-4">
            {LOOP.map(({ title, text }, index) => (
              <li key={title} className="grid grid-cols-[2rem_1fr]">
                <span aria-hidden className="figures text-muted">
                  {index + 1}
                </span>
                <div>
                  <h3 className="text-base">{t(title)}</h3>
                  <p className="text-muted mt-0.5">{explained(t(text))}</p>
                </div>
              </li>
            ))}
          </ol>
        </Part>
        <Part id="earn" title={t("What you would earn or lose")}>
          <Earnings />
        </Part>
        <Part id="questions" title={t("Questions")}>
          <Faq />
        </Part>
        <Part id="limits" title={t("Limits")}>
          <p className="text-muted mb-3">
            {t("What this does not promise. Read it before you stake.")}
          </p>
          <ul className="list-disc space-y-2 pl-5">
            {LIMITS.map((limit) => (
              <li key={limit}>{t(limit)}</li>
            ))}
          </ul>
        </Part>
        <Part id="words" title={t("Words")}>
          <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
            {words.map(({ id, term, meaning }) => (
              <div key={id} id={id} className="target:bg-accent-soft scroll-mt-20 rounded">
                <dt className="font-semibold first-letter:uppercase">{term}</dt>
                <dd className="text-muted mt-0.5 text-sm">{meaning}</dd>
              </div>
            ))}
          </dl>
        </Part>
        <p className="text-sm">
          {t.rich(
            "Nothing here answers it? Look at a <datanet>datanet</datanet>: each shows its own numbers under “The rules here”.",
            {
              datanet: (name) => (
                <Link href="/" className="text-accent underline">
                  {name}
                </Link>
              ),
            },
          )}
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
