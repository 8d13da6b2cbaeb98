import Link from "next/link";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Badge, type Tone } from "@/components/ui/Badge";
import { ButtonLink } from "@/components/ui/Button";
import { Countdown } from "@/components/ui/Countdown";
import type { Duty } from "@/lib/curation/types";
import { msg, plural, type Text } from "@/lib/texts/text";
import { situationOf, type Situation } from "./situation";

const badges: Record<Situation, { words: Text; tone: Tone }> = {
  commit: { words: msg("Vote now"), tone: "warn" },
  reveal: { words: msg("Reveal now"), tone: "warn" },
  wait: { words: msg("Sealed"), tone: "accent" },
  done: { words: msg("Done"), tone: "ok" },
  lost: { words: msg("Missed"), tone: "danger" },
};

/** One duty: what to do, until when, and what doing nothing costs. */
export function DutyCard({ duty, onOver }: { duty: Duty; onOver: () => void }) {
  const t = useTexts();
  const situation = situationOf(duty);
  const href = `/datanets/${duty.datanet}/rounds/${duty.round}`;
  const { words, tone } = badges[situation];
  const act = situation === "commit" || situation === "reveal";
  return (
    <article className="rounded-panel border-line bg-raised flex flex-col gap-4 border p-4 sm:flex-row sm:items-center sm:justify-between sm:p-5">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-base">
            <Link href={href} className="hover:underline">
              {t("{datanet}, round {round}", { datanet: duty.name, round: duty.round })}
            </Link>
          </h2>
          <Badge tone={tone}>{t(words)}</Badge>
          <Badge>{t(duty.stage === "panel" ? "Panel" : "Jury")}</Badge>
        </div>
        <p className="mt-1.5 text-sm">{t(sentence(duty, situation))}</p>
        <p className="text-muted mt-1 text-sm">
          <Loss duty={duty} situation={situation} />
        </p>
      </div>
      <div className="flex shrink-0 flex-wrap items-center gap-4">
        {act && (
          <span className="text-sm">
            {t.rich("<muted>Time left</muted> {time}", {
              muted: (label) => <span className="text-muted">{label}</span>,
              time: (
                <Countdown
                  until={duty.deadline}
                  overLabel={t("Time is up")}
                  onOver={onOver}
                  className="font-semibold"
                />
              ),
            })}
          </span>
        )}
        <ButtonLink href={href} variant={act ? "primary" : "secondary"}>
          {t(
            situation === "commit"
              ? "Judge and commit"
              : situation === "reveal"
                ? "Reveal"
                : "Open the round",
          )}
        </ButtonLink>
      </div>
    </article>
  );
}

function sentence(duty: Duty, situation: Situation): Text {
  switch (situation) {
    case "commit":
      return duty.stage === "panel"
        ? plural(
            duty.count,
            "You were drawn for the panel: judge {n} item and commit to your verdict.",
            "You were drawn for the panel: judge {n} items and commit to your verdict.",
          )
        : plural(
            duty.count,
            "You were drawn for the jury: judge {n} gold item and commit to your verdict.",
            "You were drawn for the jury: judge {n} gold items and commit to your verdict.",
          );
    case "reveal":
      return msg("Open the verdict you sealed. It counts only then.");
    case "wait":
      return msg("Your vote is sealed on the chain. Come back when reveals open.");
    case "done":
      return msg("Your vote is revealed. Your pay is booked when the round settles.");
    case "lost":
      return duty.exposed
        ? msg("Your verdict was shown before its time, so this ballot is cancelled.")
        : duty.committed
          ? msg("You committed and did not reveal in time.")
          : msg("You did not vote in time.");
  }
}

function Loss({ duty, situation }: { duty: Duty; situation: Situation }) {
  const t = useTexts();
  switch (situation) {
    case "commit":
      return t.rich("If you do nothing your seat loses {amount}.", {
        amount: <Amount wei={duty.absentLossWei} />,
      });
    case "reveal":
      return t.rich("If you do nothing your seat loses {amount}.", {
        amount: <Amount wei={duty.worstLossWei} />,
      });
    case "wait":
      return t.rich("A vote that is never revealed costs {amount}.", {
        amount: <Amount wei={duty.worstLossWei} />,
      });
    case "done":
      return null;
    case "lost":
      return t.rich("Your seat loses {amount} at settlement.", {
        amount: <Amount wei={duty.committed ? duty.worstLossWei : duty.absentLossWei} />,
      });
  }
}
