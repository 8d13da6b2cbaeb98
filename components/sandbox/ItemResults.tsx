import { Check, Star, X } from "lucide-react";
import { useTexts } from "#texts";
import { cn } from "@/components/ui/cn";
import { countBits, hasBit } from "@/lib/curation/bitmap";
import type { RoundOutcome } from "@/lib/curation/outcome";
import type { SandboxDigit } from "@/lib/sandbox/digits";
import { SANDBOX_POLICY, type SandboxRound } from "@/lib/sandbox/round";
import { pictureUrl } from "./items";

const SIDE = 28;

/** What became of each item, beside what the visitor said about it. */
export function ItemResults({
  round,
  outcome,
  digits,
  verdict,
}: {
  round: SandboxRound;
  outcome: RoundOutcome;
  digits: readonly SandboxDigit[];
  verdict: bigint;
}) {
  const t = useTexts();
  const right = digits.length - countBits(verdict ^ round.truth);
  return (
    <>
      <p className="text-muted mb-4 text-sm">
        {t(
          "By MNIST you judged {right} of {total} right. The chain never knows that truth: it has only people's votes. A star marks gold.",
          { right, total: digits.length },
        )}
      </p>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-5">
        {digits.map((digit, index) => {
          const good = hasBit(verdict, index);
          const isGold = hasBit(round.gold, index);
          const accepted = hasBit(outcome.accepted, index);
          const wrong = good !== hasBit(round.truth, index);
          const yes = [verdict, ...round.neighbours].filter((vote) => hasBit(vote, index)).length;
          return (
            <li
              key={index}
              className={cn(
                "rounded-control border-line flex gap-2.5 border p-2 text-xs",
                wrong && "border-danger bg-danger-soft",
              )}
            >
              {/* A data URI of 300 bytes: next/image has nothing to optimise. */}
              {/* eslint-disable-next-line @next/next/no-img-element */}
              <img
                src={pictureUrl(digit.png)}
                alt={t("Handwritten digit {digit}", { digit: digit.digit })}
                width={2 * SIDE}
                height={2 * SIDE}
                className="size-14 shrink-0 rounded-sm [image-rendering:pixelated]"
              />
              <div className="min-w-0">
                <p className="font-medium">
                  {t("Label {label}", { label: digit.label })}
                  {isGold && (
                    <Star
                      role="img"
                      aria-label={t("gold")}
                      className="text-warn ml-1 inline size-3.5 fill-current align-[-2px]"
                    />
                  )}
                </p>
                <p className={cn(wrong ? "text-danger font-medium" : "text-muted")}>
                  {t(good ? "You: good" : "You: bad")}
                </p>
                <p className="text-muted">
                  {t("Panel: {yes} of {seats} good", { yes, seats: SANDBOX_POLICY.panelSize })}
                </p>
                {isGold && (
                  <p className="text-muted">
                    {t(hasBit(outcome.goldVerdict, index) ? "Jury: good" : "Jury: bad")}
                  </p>
                )}
                <p className={accepted ? "text-ok" : "text-danger"}>
                  {accepted ? (
                    <Check aria-hidden className="inline size-3" />
                  ) : (
                    <X aria-hidden className="inline size-3" />
                  )}{" "}
                  {t(accepted ? "accepted" : "rejected")}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
