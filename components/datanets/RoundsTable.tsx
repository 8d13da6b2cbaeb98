import Link from "next/link";
import { useTexts } from "#texts";
import { Badge } from "@/components/ui/Badge";
import { Countdown } from "@/components/ui/Countdown";
import { EmptyState } from "@/components/ui/feedback";
import { Table, Td, Th } from "@/components/ui/Table";
import { TimeAgo } from "@/components/ui/TimeAgo";
import { Amount } from "@/components/ui/Amount";
import type { BenchSize, DatanetPage, RoundBrief } from "@/lib/datanets/types";
import { msg, plural, type Text } from "@/lib/texts/text";
import { outcomeOf, stateTones, stateWords } from "./words";

/** Rounds, newest first; each leads to its own page. */
export function RoundsTable({
  datanet: { id: datanet, curators, jurors },
  rounds,
}: {
  datanet: Pick<DatanetPage, "id" | "curators" | "jurors">;
  rounds: RoundBrief[];
}) {
  const t = useTexts();
  if (rounds.length === 0) {
    return (
      <EmptyState title={t("No round yet")}>
        {t(
          "The first contribution opens one. When it is full or its time is over, people drawn by lot judge its items.",
        )}
      </EmptyState>
    );
  }
  return (
    <Table label={t("Rounds, newest first")} steady>
      <thead>
        <tr>
          <Th>{t("Round")}</Th>
          <Th>{t("State")}</Th>
          <Th numeric>{t("Items")}</Th>
          <Th>{t("Outcome or deadline")}</Th>
          <Th numeric>{t("Budget")}</Th>
          <Th>{t("Closed")}</Th>
        </tr>
      </thead>
      <tbody>
        {rounds.map((round) => (
          <tr key={round.number}>
            <Td>
              <Link
                href={`/datanets/${datanet}/rounds/${round.number}`}
                className="text-accent font-medium whitespace-nowrap hover:underline"
              >
                {t("Round {number}", { number: round.number })}
              </Link>
            </Td>
            <Td>
              <Badge tone={stateTones[round.state]}>{t(stateWords[round.state])}</Badge>
            </Td>
            <Td numeric>{round.count}</Td>
            <Td className="whitespace-nowrap">
              <Outcome round={round} waitsFor={waitsFor(round, curators, jurors)} />
            </Td>
            <Td numeric>
              {round.budgetWei > 0n ? <Amount wei={round.budgetWei} decimals={2} /> : "–"}
            </Td>
            <Td className="text-muted whitespace-nowrap">
              {round.closedAt > 0 ? <TimeAgo unix={round.closedAt} /> : "–"}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What keeps a draw from happening, when it is people. */
function waitsFor({ state }: RoundBrief, curators: BenchSize, jurors: BenchSize): Text {
  const missing = ({ active, needed }: BenchSize) => Math.max(0, needed - active);
  if (state === "awaitPanel" && missing(curators) > 0)
    return plural(missing(curators), "Needs {n} curator", "Needs {n} curators");
  return missing(jurors) > 0
    ? plural(missing(jurors), "Needs {n} juror", "Needs {n} jurors")
    : msg("Waits for the draw");
}

function Outcome({ round, waitsFor }: { round: RoundBrief; waitsFor: Text }) {
  const t = useTexts();
  const outcome = outcomeOf(round);
  if (outcome) return t(outcome);
  if (round.due) return <span className="text-warn">{t("Anyone can move it on")}</span>;
  if (round.deadline === 0) return <span className="text-muted">{t(waitsFor)}</span>;
  return (
    <Countdown
      until={round.deadline}
      overLabel={t("Time is over")}
      words={(time) =>
        t.rich("{time}<muted> left</muted>", {
          time,
          muted: (words) => <span className="text-muted">{words}</span>,
        })
      }
    />
  );
}
