import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Table, Td, Th } from "@/components/ui/Table";
import { hasBit } from "@/lib/curation/bitmap";
import type { RoundOutcome } from "@/lib/curation/outcome";
import { gweiToWei } from "@/lib/datanets/words";
import { formatScore } from "./PaySteps";

/** Every seat of the panel with its scores and pay; the visitor's is the first. */
export function PanelTable({ outcome }: { outcome: RoundOutcome }) {
  const t = useTexts();
  return (
    <Table label={t("The panel of this sandbox round")}>
      <thead>
        <tr>
          <Th>{t("Seat")}</Th>
          <Th>{t("Who")}</Th>
          <Th numeric>{t("Score, panel")}</Th>
          <Th numeric>{t("Score, gold")}</Th>
          <Th>{t("Votes count")}</Th>
          <Th numeric>{t("Pay")}</Th>
        </tr>
      </thead>
      <tbody>
        {outcome.panelPay.map((payGwei, seat) => (
          <tr key={seat} className={seat === 0 ? "bg-accent-soft font-medium" : undefined}>
            <Td className="figures text-muted">{seat + 1}</Td>
            <Td>{seat === 0 ? t("You") : t("Simulated curator {number}", { number: seat })}</Td>
            <Td numeric>{formatScore(outcome.peerScores[seat]!)}</Td>
            <Td numeric>{formatScore(outcome.goldScores[seat]!)}</Td>
            <Td>{hasBit(outcome.weights, seat) ? t("yes") : t("no")}</Td>
            <Td numeric>
              <Amount
                wei={gweiToWei(payGwei)}
                signed
                className={payGwei < 0n ? "text-danger" : undefined}
              />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
