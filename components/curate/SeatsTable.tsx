import { useTexts } from "#texts";
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
  const t = useTexts();
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t("Seat")}</Th>
          <Th>{t("Holder")}</Th>
          {results && (
            <>
              <Th numeric>{t("Pay")}</Th>
              <Th numeric>{t("Agrees with gold")}</Th>
            </>
          )}
          <Th>{t("Ballot")}</Th>
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
                      ? t("none")
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
  const t = useTexts();
  if (seat.exposed) return <Badge tone="danger">{t("Cancelled: shown too early")}</Badge>;
  if (seat.revealed) return <Badge tone="ok">{t("Revealed")}</Badge>;
  if (seat.committed)
    return ended ? (
      <Badge tone="danger">{t("Never revealed")}</Badge>
    ) : (
      <Badge tone="accent">{t("Committed")}</Badge>
    );
  return ended ? <Badge tone="danger">{t("Did not vote")}</Badge> : <Badge>{t("Not yet")}</Badge>;
}
