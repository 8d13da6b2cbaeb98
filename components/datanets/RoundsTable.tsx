import Link from "next/link";
import { Badge } from "@/components/ui/Badge";
import { Countdown } from "@/components/ui/Countdown";
import { EmptyState } from "@/components/ui/feedback";
import { Table, Td, Th } from "@/components/ui/Table";
import { TimeAgo } from "@/components/ui/TimeAgo";
import { Amount } from "@/components/ui/Amount";
import type { BenchSize, DatanetPage, RoundBrief } from "@/lib/datanets/types";
import { plural } from "@/lib/format/number";
import { outcomeOf, stateTones, stateWords } from "./words";

/** Rounds, newest first; each leads to its own page. */
export function RoundsTable({
  datanet: { id: datanet, curators, jurors },
  rounds,
}: {
  datanet: Pick<DatanetPage, "id" | "curators" | "jurors">;
  rounds: RoundBrief[];
}) {
  if (rounds.length === 0) {
    return (
      <EmptyState title="No round yet">
        The first contribution opens one. When it is full or its time is over, people drawn by lot
        judge its items.
      </EmptyState>
    );
  }
  return (
    <Table label="Rounds, newest first">
      <thead>
        <tr>
          <Th>Round</Th>
          <Th>State</Th>
          <Th numeric>Items</Th>
          <Th>Outcome or deadline</Th>
          <Th numeric>Budget</Th>
          <Th>Closed</Th>
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
                Round {round.number}
              </Link>
            </Td>
            <Td>
              <Badge tone={stateTones[round.state]}>{stateWords[round.state]}</Badge>
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
function waitsFor({ state }: RoundBrief, curators: BenchSize, jurors: BenchSize): string {
  const short = (bench: BenchSize, name: string) =>
    bench.active < bench.needed ? `Needs ${plural(bench.needed - bench.active, name)}` : null;
  return (
    (state === "awaitPanel" ? short(curators, "curator") : null) ??
    short(jurors, "juror") ??
    "Waits for the draw"
  );
}

function Outcome({ round, waitsFor }: { round: RoundBrief; waitsFor: string }) {
  const outcome = outcomeOf(round);
  if (outcome) return outcome;
  if (round.due) return <span className="text-warn">Anyone can move it on</span>;
  if (round.deadline === 0) return <span className="text-muted">{waitsFor}</span>;
  return (
    <>
      <Countdown until={round.deadline} overLabel="Time is over" />
      <span className="text-muted"> left</span>
    </>
  );
}
