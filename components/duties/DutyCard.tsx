import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import type { Duty } from "@/lib/curation/types";
import { msg, plural, type Text } from "@/lib/texts/text";
import { DutyFrame } from "./DutyFrame";
import { situationOf, type Situation } from "./situation";

/** One duty in a round: what to do, until when, and what doing nothing costs. */
export function DutyCard({ duty, onOver }: { duty: Duty; onOver: () => void }) {
  const t = useTexts();
  const situation = situationOf(duty);
  return (
    <DutyFrame
      href={`/datanets/${duty.datanet}/rounds/${duty.round}`}
      title={t("{datanet}, round {round}", { datanet: duty.name, round: duty.round })}
      role={t(duty.stage === "panel" ? "Panel" : "Jury")}
      situation={situation}
      deadline={duty.deadline}
      label={t(
        situation === "commit"
          ? "Judge and commit"
          : situation === "reveal"
            ? "Reveal"
            : "Open the round",
      )}
      loss={<Loss duty={duty} situation={situation} />}
      onOver={onOver}
    >
      {t(sentence(duty, situation))}
    </DutyFrame>
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
