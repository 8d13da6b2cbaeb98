"use client";

import { useTexts } from "#texts";
import { useId, useState } from "react";
import { Amount } from "@/components/ui/Amount";
import { Button } from "@/components/ui/Button";
import { Callout } from "@/components/ui/feedback";
import type { Ballot } from "@/lib/curation/ballotStore";
import { msg, type Text } from "@/lib/texts/text";
import type { Duty } from "./duty";
import { importBallot, rebuild, sentenceOf } from "./secret";
import { useJudging } from "./useJudging";
import { countJudged, judgementWords, toBitmap } from "./verdicts";

type Found = { duty: Duty; onFound: (ballot: Ballot) => void };

/** When this browser does not have the ballot: what is at stake, and the two ways back. */
export function Recover({ duty, onFound }: Found) {
  const t = useTexts();
  return (
    <div className="flex flex-col gap-4 text-sm">
      <Callout tone="warn" title={t("This browser does not have your ballot")}>
        <p>
          {t.rich(
            "To open it, its verdict and salt are needed. If they are lost for good, your seat loses {amount} at settlement and your vote does not count. Nobody can open it without them.",
            { amount: <Amount wei={duty.worstLossWei} /> },
          )}
        </p>
      </Callout>
      <BallotFileInput duty={duty} onFound={onFound} />
      <Reenter duty={duty} onFound={onFound} />
    </div>
  );
}

/** Takes the file that was saved at the commit. */
export function BallotFileInput({ duty, onFound, className }: Found & { className?: string }) {
  const id = useId();
  const t = useTexts();
  const [problem, setProblem] = useState<Text | null>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setProblem(null);
    try {
      onFound(await importBallot(file, { ballotId: duty.ballotId, voter: duty.seat.owner }));
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

/** The last resort: the same signature gives the same salt, and the verdict is entered item by item. */
function Reenter({ duty, onFound }: Found) {
  const { ballotId, seat, count } = duty;
  const [{ judgements }, dispatch] = useJudging(ballotId, seat.owner, count);
  const t = useTexts();
  const [problem, setProblem] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const { good, bad } = countJudged(judgements);
  const whole = good + bad === count;

  const again = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const ballot = await rebuild({
        ballotId,
        voter: seat.owner,
        position: seat.position,
        items: count,
        verdict: toBitmap(judgements),
      });
      if (ballot) onFound(ballot);
      else {
        setProblem(
          msg(
            "This is not what you committed: one item or more differs, or your wallet makes a new signature every time. Change the verdict and try again, or open the ballot file.",
          ),
        );
      }
    } catch (error) {
      setProblem(await sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <details className="rounded-control border-line border p-3">
      <summary className="font-medium">{t("No file? Sign again and enter your verdict")}</summary>
      <p className="text-muted mt-2">
        {t(
          "The salt comes back when the same wallet signs the same message. The verdict has to be exactly the one you committed: press an item to turn it over.",
        )}
        {whole && ` ${t("The draft below was found in this browser.")}`}
      </p>
      <ul className="mt-3 flex flex-wrap gap-1.5">
        {judgements.map((judgement, index) => (
          <li key={index}>
            <Button
              size="small"
              className="figures min-w-20"
              onClick={() => dispatch({ type: "toggle", index })}
            >
              {index + 1}: {judgement ? t(judgementWords[judgement]) : "?"}
            </Button>
          </li>
        ))}
      </ul>
      <Button className="mt-3" disabled={!whole || busy} aria-busy={busy} onClick={again}>
        {t("Sign and rebuild the ballot")}
      </Button>
      {problem && (
        <Callout tone="danger" live className="mt-3">
          {t(problem)}
        </Callout>
      )}
    </details>
  );
}
