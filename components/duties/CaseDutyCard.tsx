import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import type { CaseDuty } from "@/lib/cases/types";
import { countBits } from "@/lib/curation/bitmap";
import { msg, plural, type Text } from "@/lib/texts/text";
import { DutyFrame } from "./DutyFrame";
import { caseSituationOf, type Situation } from "./situation";

/** One duty in a case: what to do, until when, and what doing nothing costs. */
export function CaseDutyCard({ duty, onOver }: { duty: CaseDuty; onOver: () => void }) {
  const t = useTexts();
  const { brief, name, lossWei } = duty;
  const situation = caseSituationOf(duty);
  return (
    <DutyFrame
      href={`/datanets/${brief.datanet}/cases/${brief.id}`}
      title={t("{datanet}, case {id}", { datanet: name, id: brief.id })}
      role={t("Jury")}
      situation={situation}
      deadline={brief.deadline ?? 0}
      label={t(
        situation === "commit"
          ? "Judge and commit"
          : situation === "reveal"
            ? "Reveal"
            : "Open the case",
      )}
      loss={situation !== "done" && t.rich(losses[situation], { amount: <Amount wei={lossWei} /> })}
      onOver={onOver}
    >
      {t(sentence(duty, situation))}
    </DutyFrame>
  );
}

const losses: Record<Exclude<Situation, "done">, Text> = {
  commit: msg("If you do nothing your seat loses {amount}."),
  reveal: msg("If you do nothing your seat loses {amount}."),
  wait: msg("A vote that is never revealed costs {amount}."),
  lost: msg("Your seat loses {amount} when the case ends."),
};

function sentence(duty: CaseDuty, situation: Situation): Text {
  switch (situation) {
    case "commit":
      return plural(
        countBits(duty.brief.items),
        "You were drawn for the jury of a case about {n} item: uphold or dismiss it, and commit to your verdict.",
        "You were drawn for the jury of a case about {n} items: uphold or dismiss it, and commit to your verdict.",
      );
    case "reveal":
      return msg("Open the verdict you sealed. It counts only then.");
    case "wait":
      return msg("Your vote is sealed on the chain. Come back when reveals open.");
    case "done":
      return msg("Your vote is revealed. What it earns is booked when the case ends.");
    case "lost":
      return duty.exposed
        ? msg("Your verdict was shown before its time, so this ballot is cancelled.")
        : msg("You did not vote in time.");
  }
}
