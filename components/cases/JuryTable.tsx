import { useTexts } from "#texts";
import { Holder } from "@/components/curate/Holder";
import { Badge } from "@/components/ui/Badge";
import { Table, Td, Th } from "@/components/ui/Table";
import type { CaseSeat, CaseTier } from "@/lib/cases/types";

/** Who sits in one tier's jury, and what each said once it is open. */
export function JuryTable({
  label,
  tier,
  closed,
}: {
  label: string;
  tier: Pick<CaseTier, "seats">;
  /** Its votes have been counted, or never will be. */
  closed: boolean;
}) {
  const t = useTexts();
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t("Seat")}</Th>
          <Th>{t("Holder")}</Th>
          <Th>{t("Vote")}</Th>
        </tr>
      </thead>
      <tbody>
        {tier.seats.map((seat) => (
          <tr key={seat.position}>
            <Td className="figures text-muted">{seat.position + 1}</Td>
            <Td>
              <Holder address={seat.owner} />
            </Td>
            <Td>
              <VoteBadge seat={seat} closed={closed} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function VoteBadge({ seat, closed }: { seat: CaseSeat; closed: boolean }) {
  const t = useTexts();
  if (seat.exposed) return <Badge tone="danger">{t("Cancelled: shown too early")}</Badge>;
  if (seat.revealed)
    return seat.upholds ? (
      <Badge tone="danger">{t("Uphold")}</Badge>
    ) : (
      <Badge tone="ok">{t("Dismiss")}</Badge>
    );
  if (seat.committed)
    return closed ? (
      <Badge tone="warn">{t("Never revealed")}</Badge>
    ) : (
      <Badge tone="accent">{t("Committed")}</Badge>
    );
  return closed ? <Badge tone="warn">{t("Did not vote")}</Badge> : <Badge>{t("Not yet")}</Badge>;
}
