import { useTexts } from "#texts";
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
import { msg, type Text } from "@/lib/texts/text";
import { splitUsage } from "@/lib/usage/split";
import { explained } from "./explained";

const ITEMS = 10;
/** Parts of good items that the forecast is made for. */
const MIXED = 0.6;
const CLEAN = 0.85;
const PAYMENT = 100n * WEI_PER_OPEN;
/** Enough for the split to count as somebody earning. */
const SOMEBODY = 1n << 32n;

const habitWords: Record<Habit, Text> = {
  careful: msg("Judges carefully"),
  sloppy: msg("Judges hastily"),
  approve: msg("Always approves"),
  coin: msg("Tosses a coin"),
  opposite: msg("Says the opposite"),
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
  const t = useTexts();
  const policy = DEFAULT_POLICY;
  const cost = contributionCost(policy, ITEMS);
  const { mixed, clean } = bothForecasts();
  const split = splitUsage(PAYMENT, policy, SOMEBODY);
  return (
    <div className="flex flex-col gap-8">
      <p className="text-muted">
        {t(
          "At the standard policy. Every datanet shows its own numbers, and every transaction shows its exact cost before you sign.",
        )}
      </p>
      <Role title={t("Contributing")} intro={t("{count} items.", { count: ITEMS })}>
        <dl className="divide-line divide-y text-sm">
          <Line name={t("You pay: review fees, which do not come back")} wei={cost.feeWei} />
          <Line
            name={t("You leave: bonds, returned when you retire the items")}
            wei={cost.bondWei}
          />
          <Line name={t("The most you can lose, if all are rejected")} wei={-cost.worstLossWei} />
          <Line name={t("The most the items can ever earn without a top-up")} wei={cost.capWei} />
        </dl>
      </Role>
      <Role
        title={t("Judging on a panel")}
        intro={t(
          "One full round of {count} items, pay for the review fees alone. A curation pool filled by use adds up to as much again.",
          { count: policy.roundSize },
        )}
      >
        <Table label={t("Mean pay of a curator by habit")}>
          <thead>
            <tr>
              <Th>{t("Somebody who")}</Th>
              <Th numeric>{t("Approves good / bad")}</Th>
              <Th numeric>{t("{share} of items good", { share: percent(MIXED) })}</Th>
              <Th numeric>{t("{share} good", { share: percent(CLEAN) })}</Th>
            </tr>
          </thead>
          <tbody>
            {SHOWN.map((habit) => (
              <tr key={habit}>
                <Td>{t(habitWords[habit])}</Td>
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
            t(
              "Means of {rounds} simulated rounds, settled like real ones; everyone else judges carefully, and jurors approve {good} of good and {bad} of bad items. Always approving earns exactly minus the {phi}, except in rounds whose {gold} is all alike: those pay and charge nobody.",
              {
                rounds: FORECAST_ROUNDS,
                good: percent(NEIGHBOURS.juror.good),
                bad: percent(NEIGHBOURS.juror.bad),
              },
            ),
          )}
        </p>
      </Role>
      <Role
        title={t("Judging on a jury")}
        intro={t("{count} gold items of such a round.", { count: policy.goldSize })}
      >
        <dl className="divide-line divide-y text-sm">
          <Line
            name={t("A careful juror, {share} of items good", { share: percent(MIXED) })}
            wei={mixed.jurorWei.careful}
          />
          <Line
            name={t("A careful juror, {share} good", { share: percent(CLEAN) })}
            wei={clean.jurorWei.careful}
          />
          <Line
            name={t("A juror who always approves, {share} good", { share: percent(MIXED) })}
            wei={mixed.jurorWei.approve}
          />
        </dl>
      </Role>
      <Role title={t("Not turning up")} intro={t("The same for everyone who was drawn.")}>
        <dl className="divide-line divide-y text-sm">
          <Line name={t("A curator who never commits")} wei={-policy.curatorSeatWei / 10n} />
          <Line name={t("A juror who never commits")} wei={-policy.jurorSeatWei / 10n} />
          <div className="py-2">
            <dt>{t("Committed and never revealed")}</dt>
            <dd className="text-muted">
              {t("The worst possible score, and never less than staying away.")}
            </dd>
          </div>
        </dl>
      </Role>
      <Role title={t("Where a payment goes")} intro={t("100 OPEN paid for use.")}>
        <dl className="divide-line divide-y text-sm">
          <Line name={t("Contributors of accepted items")} wei={split.contributorsWei} />
          <Line name={t("Burned")} wei={split.burnedWei} />
          <Line name={t("Curation pool")} wei={split.poolWei} />
          <Line name={t("Steward")} wei={split.stewardshipWei} />
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
