"use client";

import { useTexts } from "#texts";
import { useId, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Callout } from "@/components/ui/feedback";
import type { Ballot } from "@/lib/curation/ballotStore";
import type { Text } from "@/lib/texts/text";
import type { Casting } from "./casting";
import { importBallot, rebuild, sentenceOf } from "./secret";

type Found = { casting: Casting; onFound: (ballot: Ballot) => void };

/** When this browser does not have the ballot: what is at stake, and the two ways back. */
export function Recover({
  casting,
  lost,
  again,
  onFound,
}: Found & { lost: ReactNode; again: ReactNode }) {
  const t = useTexts();
  return (
    <div className="flex flex-col gap-4 text-sm">
      <Callout tone="warn" title={t("This browser does not have your ballot")}>
        <p>{lost}</p>
      </Callout>
      <BallotFileInput casting={casting} onFound={onFound} />
      {again}
    </div>
  );
}

/** Takes the file that was saved at the commit. */
export function BallotFileInput({ casting, onFound, className }: Found & { className?: string }) {
  const id = useId();
  const t = useTexts();
  const [problem, setProblem] = useState<Text | null>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setProblem(null);
    try {
      onFound(await importBallot(file, casting));
    } catch (error) {
      setProblem(await sentenceOf(error));
    }
  };
  return (
    <div className={className}>
      <label htmlFor={id} className="font-medium">
        {t("Open the ballot file you saved when you committed")}
      </label>
      <input
        id={id}
        type="file"
        accept="application/json,.json"
        className="file:rounded-control file:border-line-strong file:bg-raised file:text-text mt-2 block w-full text-sm file:mr-3 file:min-h-10 file:border file:px-3.5 file:text-sm file:font-medium"
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      {problem && (
        <Callout tone="danger" live className="mt-3">
          {t(problem)}
        </Callout>
      )}
    </div>
  );
}

/** The last resort: the same signature gives the same salt, and with a verdict it had, the ballot. */
export function SignAgain({
  casting,
  verdicts,
  differs,
  disabled = false,
  onFound,
}: Found & {
  /** That the ballot may have had. */
  verdicts: () => readonly bigint[];
  /** What to say when none of them is what was committed. */
  differs: Text;
  disabled?: boolean;
}) {
  const t = useTexts();
  const [problem, setProblem] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const sign = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const ballot = await rebuild(casting, verdicts());
      if (ballot) onFound(ballot);
      else setProblem(differs);
    } catch (error) {
      setProblem(await sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button className="mt-3" disabled={disabled || busy} aria-busy={busy} onClick={sign}>
        {t("Sign and rebuild the ballot")}
      </Button>
      {problem && (
        <Callout tone="danger" live className="mt-3">
          {t(problem)}
        </Callout>
      )}
    </>
  );
}
