import type { ReactNode } from "react";
import { Amount } from "@/components/ui/Amount";
import { Table, Td, Th } from "@/components/ui/Table";
import { DEFAULT_POLICY } from "@/lib/datanets/policy";
import { WEI_PER_OPEN } from "@/lib/format/open";
import { contributionCost } from "@/lib/rewards/estimate";
import {
  forecast,
  FORECAST_ROUNDS,
  HABITS,
  type Forecast,
  type Habit,
} from "@/lib/sandbox/forecast";
import { NEIGHBOURS } from "@/lib/sandbox/voters";
import { splitUsage } from "@/lib/usage/split";
import { explained } from "./explained";

const ITEMS = 10;
/** Parts of good items that the forecast is made for. */
const MIXED = 0.6;
const CLEAN = 0.85;
const PAYMENT = 100n * WEI_PER_OPEN;
/** Enough for the split to count as somebody earning. */
const SOMEBODY = 1n << 32n;

const habitWords: Record<Habit, string> = {
  careful: "Judges carefully",
  sloppy: "Judges hastily",
  approve: "Always approves",
  coin: "Tosses a coin",
  opposite: "Says the opposite",
};
const SHOWN: readonly Habit[] = ["careful", "sloppy", "approve", "coin", "opposite"];

const percent = (share: number) => `${Math.round(share * 100)} %`;

let forecasts: { mixed: Forecast; clean: Forecast } | undefined;

/** The same for ever, so it is computed once a process. */
function bothForecasts() {
  forecasts ??= { mixed: forecast(DEFAULT_POLICY, MIXED), clean: forecast(DEFAULT_POLICY, CLEAN) };
  return forecasts;
}

/** What each role pays, earns and may lose at the standard policy, from the functions the app uses. */
export function Earnings() {
  const policy = DEFAULT_POLICY;
  const cost = contributionCost(policy, ITEMS);
  const { mixed, clean } = bothForecasts();
  const split = splitUsage(PAYMENT, policy, SOMEBODY);
  return (
    <div className="flex flex-col gap-8">
      <p className="text-muted">
        At the standard policy. Every datanet shows its own numbers, and every transaction shows its
        exact cost before you sign.
      </p>
      <Role title="Contributing" intro={`${ITEMS} items.`}>
        <dl className="divide-line divide-y text-sm">
          <Line name="You pay: review fees, which do not come back" wei={cost.feeWei} />
          <Line name="You leave: bonds, returned when you retire the items" wei={cost.bondWei} />
          <Line name="The most you can lose, if all are rejected" wei={-cost.worstLossWei} />
          <Line name="The most the items can ever earn without a top-up" wei={cost.capWei} />
        </dl>
      </Role>
      <Role
        title="Judging on a panel"
        intro={`One full round of ${policy.roundSize} items, pay for the review fees alone. A curation pool filled by use adds up to as much again.`}
      >
        <Table label="Mean pay of a curator by habit">
          <thead>
            <tr>
              <Th>Somebody who</Th>
              <Th numeric>Approves good / bad</Th>
              <Th numeric>{percent(MIXED)} of items good</Th>
              <Th numeric>{percent(CLEAN)} good</Th>
            </tr>
          </thead>
          <tbody>
            {SHOWN.map((habit) => (
              <tr key={habit}>
                <Td>{habitWords[habit]}</Td>
                <Td numeric>
                  {percent(HABITS[habit].good)} / {percent(HABITS[habit].bad)}
                </Td>
                <Td numeric>
                  <Signed wei={mixed.curatorWei[habit]} />
                </Td>
                <Td numeric>
                  <Signed wei={clean.curatorWei[habit]} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
        <p className="text-muted mt-3 text-sm">
          {explained(
            `Means of ${FORECAST_ROUNDS} simulated rounds, settled like real ones; everyone else judges carefully, and jurors approve ${percent(NEIGHBOURS.juror.good)} of good and ${percent(NEIGHBOURS.juror.bad)} of bad items. Always approving earns exactly minus the {phi}, except in rounds whose {gold} is all alike: those pay and charge nobody.`,
          )}
        </p>
      </Role>
      <Role title="Judging on a jury" intro={`${policy.goldSize} gold items of such a round.`}>
        <dl className="divide-line divide-y text-sm">
          <Line
            name={`A careful juror, ${percent(MIXED)} of items good`}
            wei={mixed.jurorWei.careful}
          />
          <Line name={`A careful juror, ${percent(CLEAN)} good`} wei={clean.jurorWei.careful} />
          <Line
            name={`A juror who always approves, ${percent(MIXED)} good`}
            wei={mixed.jurorWei.approve}
          />
        </dl>
      </Role>
      <Role title="Not turning up" intro="The same for everyone who was drawn.">
        <dl className="divide-line divide-y text-sm">
          <Line name="A curator who never commits" wei={-policy.curatorSeatWei / 10n} />
          <Line name="A juror who never commits" wei={-policy.jurorSeatWei / 10n} />
          <div className="py-2">
            <dt>Committed and never revealed</dt>
            <dd className="text-muted">
              The worst possible score, and never less than staying away.
            </dd>
          </div>
        </dl>
      </Role>
      <Role title="Where a payment goes" intro="100 OPEN paid for use.">
        <dl className="divide-line divide-y text-sm">
          <Line name="Contributors of accepted items" wei={split.contributorsWei} />
          <Line name="Burned" wei={split.burnedWei} />
          <Line name="Curation pool" wei={split.poolWei} />
          <Line name="Steward" wei={split.stewardshipWei} />
        </dl>
      </Role>
    </div>
  );
}

function Role({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="text-base">{title}</h3>
      <p className="text-muted mb-3 text-sm">{intro}</p>
      {children}
    </section>
  );
}

function Line({ name, wei }: { name: string; wei: bigint }) {
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-4 py-2">
      <dt>{name}</dt>
      <dd className="text-right">
        <Amount wei={wei} decimals={2} className={wei < 0n ? "text-danger" : undefined} />
      </dd>
    </div>
  );
}

function Signed({ wei }: { wei: bigint }) {
  return <Amount wei={wei} decimals={2} signed className={wei < 0n ? "text-danger" : undefined} />;
}
