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
import { plural } from "@/lib/format/number";
import type { AccountPage, RewardsPage, SeatRow } from "@/lib/rewards/types";

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
  const { seats, seatCount, payout, stewardships, lastContribution } = page;
  return (
    <div className="flex flex-col gap-10">
      <Panel>
        <StatList className="max-[28rem]:grid-cols-1">
          <Stat label="Balance">
            <Amount wei={page.balanceWei} />
          </Stat>
          <Stat label="Claimable" hint={own ? "on the rewards page" : undefined}>
            <Amount wei={rewards.claimableWei} />
          </Stat>
          <Stat label="Seats">{seatCount}</Stat>
          <Stat label="Latest contribution">
            {lastContribution === 0 ? (
              "none"
            ) : (
              <Link
                className="text-accent hover:underline"
                href={`/datanets/${datanetOf(lastContribution)}/contributions/${sequenceOf(lastContribution)}`}
              >
                {sequenceOf(lastContribution)} to datanet {datanetOf(lastContribution)}
              </Link>
            )}
          </Stat>
        </StatList>
        <p className="text-muted border-line mt-5 flex flex-wrap items-center gap-x-2 gap-y-1 border-t pt-4 text-sm">
          Paid to <AddressTag address={payout} />
          {sameAddress(payout, account) && "(this account itself)"}
        </p>
        {own && page.balanceWei === 0n && (
          <Callout
            tone="warn"
            className="mt-4"
            title={`There is no ${coinSymbol} on ${appChain.name} in this account`}
          >
            OPEN on Ethereum or BNB Smart Chain cannot pay here.{" "}
            <Link className="text-accent underline" href="/help/networks">
              How it gets here
            </Link>
          </Callout>
        )}
        {own && (
          <div className="mt-4 flex flex-wrap gap-2">
            <ButtonLink href="/rewards" size="small">
              Rewards and payout address
            </ButtonLink>
            <ButtonLink href="/duties" size="small">
              Duties
            </ButtonLink>
            <ButtonLink href={`/account/${account}`} size="small" variant="quiet">
              Public page
            </ButtonLink>
          </div>
        )}
      </Panel>
      <Section
        id="seats"
        title="Seats"
        description="A seat is a stake that lets an account be drawn to judge. The gold record is the mean agreement of a curator with the jury: 0 is what guessing gets, above 0.2 over ten rounds earns a juror seat."
      >
        {seats.length === 0 ? (
          <EmptyState title="No seat">
            {own
              ? "Take one on the page of a datanet you know something about."
              : "This account is not on any bench."}
          </EmptyState>
        ) : (
          <SeatsTable seats={seats} />
        )}
      </Section>
      <Section id="given" title="Contributions">
        {rewards.rows.length === 0 ? (
          <EmptyState title="No contribution yet" />
        ) : (
          <ContributionsList rewards={rewards} />
        )}
      </Section>
      {stewardships.length > 0 && (
        <Section id="stewarded" title="Steward of">
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
  return (
    <Table label="Seats by datanet">
      <thead>
        <tr>
          <Th>Datanet</Th>
          <Th>Bench</Th>
          <Th>State</Th>
          <Th numeric>Stake</Th>
          <Th numeric>Duties</Th>
          <Th>Record</Th>
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
            <Td>{bench === "curator" ? "Curator" : "Juror"}</Td>
            <Td>
              {seat.leavingAt > 0 ? (
                <Badge tone="warn">Leaving</Badge>
              ) : seat.balanceWei < seat.parWei ? (
                <Badge tone="warn">Below par</Badge>
              ) : (
                <Badge tone="ok">Active</Badge>
              )}
            </Td>
            <Td numeric>
              <Amount wei={seat.balanceWei} />
            </Td>
            <Td numeric>{seat.duties}</Td>
            <Td className="whitespace-nowrap">{record(bench, seat)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function record(bench: SeatRow["bench"], seat: SeatRow["seat"]): string {
  if (bench === "juror") {
    return seat.appointedUntil === 0
      ? "earned the seat"
      : `appointed until ${formatDate(seat.appointedUntil)}`;
  }
  if (seat.goldRounds === 0) return "no gold rounds yet";
  return `${seat.meanGoldScore.toFixed(2)} over ${plural(seat.goldRounds, "round")}`;
}

function ContributionsList({ rewards: { rows, next } }: { rewards: RewardsPage }) {
  return (
    <>
      <Table label="Contributions, newest first">
        <thead>
          <tr>
            <Th>Contribution</Th>
            <Th>Round</Th>
            <Th numeric>Items</Th>
            <Th numeric>Earning</Th>
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
                  {name}, contribution {row.sequence}
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
      {next > 0 && <p className="text-muted mt-2 text-sm">The latest {rows.length} are shown.</p>}
    </>
  );
}
