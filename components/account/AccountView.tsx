import { useTexts } from "#texts";
import Link from "next/link";
import { AddressTag } from "@/components/ui/AddressTag";
import { Amount } from "@/components/ui/Amount";
import { Badge } from "@/components/ui/Badge";
import { ButtonLink } from "@/components/ui/Button";
import { Callout, EmptyState } from "@/components/ui/feedback";
import { Panel, Section } from "@/components/ui/Panel";
import { Stat, StatList } from "@/components/ui/Stat";
import { Table, Td, Th } from "@/components/ui/Table";
import { appChain, coinSymbol } from "@/lib/chain/chains";
import { datanetOf, sequenceOf } from "@/lib/contributions/ids";
import { sameAddress } from "@/lib/format/address";
import { formatDate } from "@/lib/format/time";
import type { AccountPage, RewardsPage, SeatRow } from "@/lib/rewards/types";
import { msg, plural, type Text } from "@/lib/texts/text";

/** What the chain says of an account. Anyone may see it; `own` speaks to the person. */
export function AccountView({
  account,
  page,
  rewards,
  own = false,
}: {
  account: `0x${string}`;
  page: AccountPage;
  rewards: RewardsPage;
  own?: boolean;
}) {
  const t = useTexts();
  const { seats, seatCount, payout, stewardships, lastContribution } = page;
  return (
    <div className="flex flex-col gap-10">
      <Panel>
        <StatList className="max-[28rem]:grid-cols-1">
          <Stat label={t("Balance")}>
            <Amount wei={page.balanceWei} />
          </Stat>
          <Stat label={t("Claimable")} hint={own ? t("on the rewards page") : undefined}>
            <Amount wei={rewards.claimableWei} />
          </Stat>
          <Stat label={t("Seats")}>{seatCount}</Stat>
          <Stat label={t("Latest contribution")}>
            {lastContribution === 0 ? (
              t("none")
            ) : (
              <Link
                className="text-accent hover:underline"
                href={`/datanets/${datanetOf(lastContribution)}/contributions/${sequenceOf(lastContribution)}`}
              >
                {t("{contribution} to datanet {datanet}", {
                  contribution: sequenceOf(lastContribution),
                  datanet: datanetOf(lastContribution),
                })}
              </Link>
            )}
          </Stat>
        </StatList>
        <p className="text-muted border-line mt-5 flex flex-wrap items-center gap-x-2 gap-y-1 border-t pt-4 text-sm">
          {t.rich("Paid to {account}", { account: <AddressTag address={payout} /> })}
          {sameAddress(payout, account) && t("(this account itself)")}
        </p>
        {own && page.balanceWei === 0n && (
          <Callout
            tone="warn"
            className="mt-4"
            title={t("There is no {coin} on {chain} in this account", {
              coin: coinSymbol,
              chain: appChain.name,
            })}
          >
            {t("OPEN on Ethereum or BNB Smart Chain cannot pay here.")}{" "}
            <Link className="text-accent underline" href="/help/networks">
              {t("How it gets here")}
            </Link>
          </Callout>
        )}
        {own && (
          <div className="mt-4 flex flex-wrap gap-2">
            <ButtonLink href="/rewards" size="small">
              {t("Rewards and payout address")}
            </ButtonLink>
            <ButtonLink href="/duties" size="small">
              {t("Duties")}
            </ButtonLink>
            <ButtonLink href={`/account/${account}`} size="small" variant="quiet">
              {t("Public page")}
            </ButtonLink>
          </div>
        )}
      </Panel>
      <Section
        id="seats"
        title={t("Seats")}
        description={t(
          "A seat is a stake that lets an account be drawn to judge. The gold record is the mean agreement of a curator with the jury: 0 is what guessing gets, above 0.2 over ten rounds earns a juror seat.",
        )}
      >
        {seats.length === 0 ? (
          <EmptyState title={t("No seat")}>
            {t(
              own
                ? "Take one on the page of a datanet you know something about."
                : "This account is not on any bench.",
            )}
          </EmptyState>
        ) : (
          <SeatsTable seats={seats} />
        )}
      </Section>
      <Section id="given" title={t("Contributions")}>
        {rewards.rows.length === 0 ? (
          <EmptyState title={t("No contribution yet")} />
        ) : (
          <ContributionsList rewards={rewards} />
        )}
      </Section>
      {stewardships.length > 0 && (
        <Section id="stewarded" title={t("Steward of")}>
          <ul className="flex flex-wrap gap-2">
            {stewardships.map(({ datanet, name }) => (
              <li key={datanet}>
                <ButtonLink href={`/datanets/${datanet}`} size="small">
                  {name}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function SeatsTable({ seats }: { seats: SeatRow[] }) {
  const t = useTexts();
  return (
    <Table label={t("Seats by datanet")}>
      <thead>
        <tr>
          <Th>{t("Datanet")}</Th>
          <Th>{t("Bench")}</Th>
          <Th>{t("State")}</Th>
          <Th numeric>{t("Stake")}</Th>
          <Th numeric>{t("Duties")}</Th>
          <Th>{t("Record")}</Th>
        </tr>
      </thead>
      <tbody>
        {seats.map(({ datanet, name, bench, seat }) => (
          <tr key={`${datanet}-${bench}`}>
            <Td>
              <Link
                href={`/datanets/${datanet}#seats`}
                className="text-accent whitespace-nowrap hover:underline"
              >
                {name}
              </Link>
            </Td>
            <Td>{t(bench === "curator" ? "Curator" : "Juror")}</Td>
            <Td>
              {seat.leavingAt > 0 ? (
                <Badge tone="warn">{t("Leaving")}</Badge>
              ) : seat.balanceWei < seat.parWei ? (
                <Badge tone="warn">{t("Below par")}</Badge>
              ) : (
                <Badge tone="ok">{t("Active")}</Badge>
              )}
            </Td>
            <Td numeric>
              <Amount wei={seat.balanceWei} />
            </Td>
            <Td numeric>{seat.duties}</Td>
            <Td className="whitespace-nowrap">{t(record(bench, seat))}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function record(bench: SeatRow["bench"], seat: SeatRow["seat"]): Text {
  if (bench === "juror") {
    return seat.appointedUntil === 0
      ? msg("earned the seat")
      : msg("appointed until {date}", { date: formatDate(seat.appointedUntil) });
  }
  if (seat.goldRounds === 0) return msg("no gold rounds yet");
  return plural(seat.goldRounds, "{score} over {n} round", "{score} over {n} rounds", {
    score: seat.meanGoldScore.toFixed(2),
  });
}

function ContributionsList({ rewards: { rows, next } }: { rewards: RewardsPage }) {
  const t = useTexts();
  return (
    <>
      <Table label={t("Contributions, newest first")}>
        <thead>
          <tr>
            <Th>{t("Contribution")}</Th>
            <Th>{t("Round")}</Th>
            <Th numeric>{t("Items")}</Th>
            <Th numeric>{t("Earning")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, name, earning }) => (
            <tr key={row.id}>
              <Td>
                <Link
                  href={`/datanets/${row.datanet}/contributions/${row.sequence}`}
                  className="text-accent hover:underline"
                >
                  {t("{datanet}, contribution {number}", { datanet: name, number: row.sequence })}
                </Link>
              </Td>
              <Td>
                <Link
                  href={`/datanets/${row.datanet}/rounds/${row.round}`}
                  className="text-accent hover:underline"
                >
                  {row.round}
                </Link>
              </Td>
              <Td numeric>{row.count}</Td>
              <Td numeric>{earning}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {next > 0 && (
        <p className="text-muted mt-2 text-sm">
          {t("The latest {count} are shown.", { count: rows.length })}
        </p>
      )}
    </>
  );
}
