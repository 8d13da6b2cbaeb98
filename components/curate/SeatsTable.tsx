import { Amount } from "@/components/ui/Amount";
import { Badge } from "@/components/ui/Badge";
import { Table, Td, Th } from "@/components/ui/Table";
import type { Position } from "@/lib/curation/types";
import { formatShare } from "@/lib/format/number";
import { Holder } from "./Holder";
import type { SeatResult } from "./results";

/** Who sits, who has committed and revealed, and after settlement what each earned or lost. */
export function SeatsTable({
  label,
  positions,
  results,
}: {
  label: string;
  positions: readonly Position[];
  /** By position; null before settlement. */
  results: readonly SeatResult[] | null;
}) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>Seat</Th>
          <Th>Holder</Th>
          {results && (
            <>
              <Th numeric>Pay</Th>
              <Th numeric>Agrees with gold</Th>
            </>
          )}
          <Th>Ballot</Th>
        </tr>
      </thead>
      <tbody>
        {positions.map((seat) => {
          const result = results?.[seat.position];
          return (
            <tr key={seat.position}>
              <Td className="figures text-muted">{seat.position + 1}</Td>
              <Td>
                <Holder address={seat.owner} />
              </Td>
              {results && (
                <>
                  <Td numeric>
                    {result && (
                      <Amount
                        wei={result.payWei}
                        signed
                        className={result.payWei < 0n ? "text-danger" : undefined}
                      />
                    )}
                  </Td>
                  <Td numeric>
                    {result?.agreement === null || result === undefined
                      ? "none"
                      : formatShare(result.agreement)}
                  </Td>
                </>
              )}
              <Td>
                <BallotBadge seat={seat} ended={results !== null} />
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function BallotBadge({ seat, ended }: { seat: Position; ended: boolean }) {
  if (seat.exposed) return <Badge tone="danger">Cancelled: shown too early</Badge>;
  if (seat.revealed) return <Badge tone="ok">Revealed</Badge>;
  if (seat.committed)
    return ended ? (
      <Badge tone="danger">Never revealed</Badge>
    ) : (
      <Badge tone="accent">Committed</Badge>
    );
  return ended ? <Badge tone="danger">Did not vote</Badge> : <Badge>Not yet</Badge>;
}
