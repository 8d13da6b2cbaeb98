import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Table, Td, Th } from "@/components/ui/Table";
import type { Policy } from "@/lib/datanets/types";
import { formatShare } from "@/lib/format/number";
import { forecast, FORECAST_ROUNDS, type ExpectedPay as Pay } from "@/lib/integrity/forecast";
import { NEIGHBOURS } from "@/lib/sandbox/voters";

/** What judging carefully pays here, on fees alone and with all that the curation pool may add. */
export function ExpectedPay({ policy, goodShare }: { policy: Policy; goodShare: number }) {
  const t = useTexts();
  const fees = forecast(policy, goodShare, 0);
  const full = forecast(policy, goodShare, 1);
  const { curator, juror } = NEIGHBOURS;
  return (
    <>
      <Table label={t("Pay of curators and jurors")}>
        <thead>
          <tr>
            <Th>{t("Who")}</Th>
            <Th numeric>{t("A full round, fees alone")}</Th>
            <Th numeric>{t("An hour, fees alone")}</Th>
            <Th numeric>{t("An hour, full slice of the pool")}</Th>
            <Th numeric>{t("Rounds that cost")}</Th>
          </tr>
        </thead>
        <tbody>
          <Row name={t("Curator")} fees={fees.curator} full={full.curator} />
          <Row name={t("Juror")} fees={fees.juror} full={full.juror} />
        </tbody>
      </Table>
      <p className="text-muted mt-3 max-w-prose text-sm">
        {t(
          "From {rounds} rounds played with {good} good items, 6 s an item, curators who approve {cg} of the good and {cb} of the bad items, and jurors who approve {jg} and {jb}. Nothing is paid where everything is good: there is nothing to tell apart.",
          {
            rounds: FORECAST_ROUNDS,
            good: formatShare(fees.goodShare),
            cg: formatShare(curator.good),
            cb: formatShare(curator.bad),
            jg: formatShare(juror.good),
            jb: formatShare(juror.bad),
          },
        )}
      </p>
    </>
  );
}

function Row({ name, fees, full }: { name: string; fees: Pay; full: Pay }) {
  return (
    <tr>
      <th
        scope="row"
        className="border-line min-w-32 border-b px-4 py-3 align-top font-medium [tr:last-child>&]:border-b-0"
      >
        {name}
      </th>
      <Td numeric>
        <Amount wei={fees.roundWei} decimals={3} />
      </Td>
      <Td numeric>
        <Amount wei={fees.hourWei} decimals={2} />
      </Td>
      <Td numeric>
        <Amount wei={full.hourWei} decimals={2} />
      </Td>
      <Td numeric>{formatShare(Math.round(fees.losing * 100) / 100)}</Td>
    </tr>
  );
}
