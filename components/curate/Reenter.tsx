"use client";

import { useTexts } from "#texts";
import { SignAgain } from "@/components/ballot/Recover";
import { Button } from "@/components/ui/Button";
import type { Ballot } from "@/lib/curation/ballotStore";
import { msg } from "@/lib/texts/text";
import { castingOf, type Duty } from "./duty";
import { useJudging } from "./useJudging";
import { countJudged, judgementWords, toBitmap } from "./verdicts";

/** The salt comes back from a signature; a verdict of many items is entered again item by item. */
export function Reenter({ duty, onFound }: { duty: Duty; onFound: (ballot: Ballot) => void }) {
  const { ballotId, seat, count } = duty;
  const [{ judgements }, dispatch] = useJudging(ballotId, seat.owner, count);
  const t = useTexts();
  const { good, bad } = countJudged(judgements);
  const whole = good + bad === count;
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
      <SignAgain
        casting={castingOf(duty)}
        verdicts={() => [toBitmap(judgements)]}
        differs={msg(
          "This is not what you committed: one item or more differs, or your wallet makes a new signature every time. Change the verdict and try again, or open the ballot file.",
        )}
        disabled={!whole}
        onFound={onFound}
      />
    </details>
  );
}
