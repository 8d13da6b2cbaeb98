import Link from "next/link";
import { useTexts } from "#texts";
import { explained } from "@/components/help/explained";
import { AsOf } from "@/components/shell/AsOf";
import { Amount } from "@/components/ui/Amount";
import { Badge } from "@/components/ui/Badge";
import { EmptyState, Callout } from "@/components/ui/feedback";
import { PageHeader, Part, PartList, Section } from "@/components/ui/Panel";
import { Stat, StatList } from "@/components/ui/Stat";
import { TimeAgo } from "@/components/ui/TimeAgo";
import type { Described } from "@/components/work/description";
import { Guidelines } from "@/components/work/Guidelines";
import type { Stored } from "@/components/work/resolve";
import { popcount } from "@/lib/curation/score";
import type { Settlement } from "@/lib/curation/settlement";
import type { RoundPage } from "@/lib/curation/types";
import type { Kind } from "@/lib/datanets/words";
import { msg, plural, type Text } from "@/lib/texts/text";
import { AdvanceButton } from "./AdvanceButton";
import { DutyDesk } from "./DutyDesk";
import { Holder } from "./Holder";
import { ownBits } from "./items";
import { OutcomeBits } from "./OutcomeBits";
import { stateTones, stateWords } from "@/components/datanets/words";
import { hasPanel, phasesOf, stateSentence } from "./phases";
import { seatResults } from "./results";
import { SeatsTable } from "./SeatsTable";
import { Timeline } from "./Timeline";

/** One round: where it stands, who sits, what to do, what came out. */
export function RoundView({
  round,
  described,
  parents,
  settlement,
}: {
  round: RoundPage;
  described: Described;
  parents: readonly Stored[];
  settlement: Settlement | null;
}) {
  const t = useTexts();
  const ended = round.state === "settled" || round.state === "refunded";
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            {t.rich("<a>{datanet}</a>, as of {block}", {
              a: (name) => (
                <Link
                  href={`/datanets/${round.datanet}`}
                  className="text-accent underline underline-offset-4"
                >
                  {name}
                </Link>
              ),
              datanet: round.name,
              block: <AsOf block={round.now.blockNumber} />,
            })}
          </>
        }
        title={
          <span className="flex flex-wrap items-center gap-3">
            {t("Round {number}", { number: round.number })}
            <Badge tone={stateTones[round.state]}>{t(stateWords[round.state])}</Badge>
          </span>
        }
        description={
          <>
            {t(stateSentence(round))}{" "}
            {explained(t("A {round} is a batch of {item|items} that is judged together."))}
          </>
        }
        actions={round.due && <AdvanceButton round={round} />}
      />

      <div className="flex flex-col gap-8">
        {round.whole && !ended && round.state !== "open" && (
          <DutyDesk round={round} described={described} parents={parents} />
        )}
        {round.state === "settled" && <Outcome round={round} settlement={settlement} />}
        {round.state === "refunded" && (
          <Callout title={t("Nobody won and nobody lost bonds here")}>
            <p>
              {t.rich(
                "Too few people voted, or no panel could be drawn in time. Every bond went back, and {amount} of the review fee for each item. Contributors find both on their rewards page.",
                { amount: <Amount wei={round.refundPerItemWei} /> },
              )}
            </p>
          </Callout>
        )}

        <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-10">
            <Section
              id="phases"
              title={t("Phases")}
              description={t(
                "Each ends at its deadline, or as soon as all who are due have acted.",
              )}
            >
              <Timeline phases={phasesOf(round)} />
            </Section>
            <Seats round={round} settlement={settlement} />
          </div>
          <PartList>
            <Facts round={round} />
            <Contributions round={round} />
            {(ended || round.state === "open") && (
              <Part title={t("Guidelines")}>
                <Guidelines {...described} />
              </Part>
            )}
          </PartList>
        </div>
      </div>
    </>
  );
}

function Outcome({ round, settlement }: { round: RoundPage; settlement: Settlement | null }) {
  const t = useTexts();
  const accepted = Number(popcount(round.accepted));
  return (
    <section
      aria-labelledby="outcome"
      className="rounded-panel border-line bg-raised grid items-center gap-x-12 gap-y-6 border p-5 sm:p-7 lg:grid-cols-2"
    >
      <div>
        <h2 id="outcome" className="font-sans text-sm font-medium tracking-normal">
          {t("Outcome")}
        </h2>
        <p className="font-display mt-1 text-3xl font-bold tracking-tight sm:text-4xl">
          {t(
            plural(
              round.count,
              "{accepted} of {n} item accepted",
              "{accepted} of {n} items accepted",
              { accepted },
            ),
          )}
        </p>
        <p className="text-muted mt-3 text-sm">{explained(t(settledSentence(round)))}</p>
        {settlement && settlement.gold > 0n && (
          <p className="text-muted mt-2 text-sm">
            {t("The jury found {good} of {total} gold items good.", {
              good: popcount(settlement.goldVerdict),
              total: popcount(settlement.gold),
            })}
            {uniform(settlement) &&
              ` ${t("Gold that is all alike tells nothing about who looked closely, so nobody was paid or charged for accuracy.")}`}
          </p>
        )}
      </div>
      <OutcomeBits accepted={round.accepted} count={round.count} gold={settlement?.gold ?? 0n} />
    </section>
  );
}

const kindWords: Record<Kind, string> = {
  data: msg("data"),
  labels: msg("labels"),
  refinement: msg("refinement"),
};

const uniform = ({ gold, goldVerdict }: Settlement) => goldVerdict === 0n || goldVerdict === gold;

function settledSentence(round: RoundPage): Text {
  const { quorumNum, quorumDen } = round.policy;
  return msg(
    "Accepted items now earn from every {usage} of the datanet. They needed {quorumNum} of {quorumDen} weighted votes of the {panel}, or the {jury}'s majority where they were {gold}.",
    { quorumNum, quorumDen },
  );
}

function Seats({ round, settlement }: { round: RoundPage; settlement: Settlement | null }) {
  const t = useTexts();
  if (!round.whole) {
    return (
      <Section id="sits" title={t("Who sits")}>
        <p className="text-muted text-sm">
          {t(
            "This round is older than the latest 16 of its datanet, so the chain keeps its outcome only.",
          )}
        </p>
      </Section>
    );
  }
  if (round.panel.length === 0 && round.jury.length === 0) {
    return (
      <EmptyState title={t("Nobody has been drawn yet")}>
        {explained(
          t(
            "The {panel} is drawn by lot from the {curator|curators'} seats after the round closes, the {jury} from the {juror|jurors'} seats after the panel has voted.",
          ),
        )}
      </EmptyState>
    );
  }
  return (
    <Section
      id="sits"
      title={t("Who sits")}
      description={explained(
        t(
          "The {panel} and the {jury} are drawn by lot from the datanet's {bench|benches}. A vote stays sealed until the {reveal}.",
        ),
      )}
    >
      <div className="flex flex-col gap-6">
        {hasPanel(round) && (
          <div>
            <h3 className="mb-2.5">
              {t(plural(round.panel.length, "Panel, {n} curator", "Panel, {n} curators"))}
            </h3>
            <SeatsTable
              label={t("Panel")}
              positions={round.panel}
              results={settlement && seatResults(round.panel, settlement.panelPayWei, settlement)}
            />
          </div>
        )}
        {round.jury.length > 0 && (
          <div>
            <h3 className="mb-2.5">
              {t(plural(round.jury.length, "Jury, {n} juror", "Jury, {n} jurors"))}
            </h3>
            <SeatsTable
              label={t("Jury")}
              positions={round.jury}
              results={settlement && seatResults(round.jury, settlement.juryPayWei, settlement)}
            />
          </div>
        )}
      </div>
    </Section>
  );
}

function Facts({ round }: { round: RoundPage }) {
  const t = useTexts();
  const { policy } = round;
  return (
    <Part title={t("Budget")}>
      <StatList>
        <Stat
          label={t("For reviewing")}
          hint={explained(t("Fees and a slice of the {curationPool}"))}
        >
          {round.state === "open" ? (
            <Amount wei={policy.reviewFeeWei * BigInt(round.count)} />
          ) : (
            <Amount wei={round.budgetWei} />
          )}
        </Stat>
        <Stat label={t("Items")}>
          {round.state === "open"
            ? t.rich("{count} <muted>of {size}</muted>", {
                count: round.count,
                size: policy.roundSize,
                muted: (words) => <span className="text-muted">{words}</span>,
              })
            : round.count}
        </Stat>
        <Stat label={t("From the pool")}>
          <Amount wei={round.sliceWei} />
        </Stat>
        <Stat
          label={t("Spent on upkeep")}
          hint={explained(t("{upkeep|Bounties} for moving it on"))}
        >
          <Amount wei={round.spentWei} />
        </Stat>
      </StatList>
      {round.endedAt > 0 && (
        <p className="text-muted mt-4 text-sm">
          {t.rich("Ended {time}", { time: <TimeAgo unix={round.endedAt} /> })}
        </p>
      )}
    </Part>
  );
}

function Contributions({ round }: { round: RoundPage }) {
  const t = useTexts();
  return (
    <Part title={t("Contributions")}>
      {round.contributions.length === 0 ? (
        <p className="text-muted text-sm">{t("None yet.")}</p>
      ) : (
        <ul className="divide-line -my-2.5 divide-y text-sm">
          {round.contributions.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
              <Link
                href={`/datanets/${round.datanet}/contributions/${row.sequence}`}
                className="text-accent font-medium hover:underline"
              >
                {t("Number {number}", { number: row.sequence })}
              </Link>
              <span className="text-muted">{t(kindWords[row.kind])}</span>
              <span className="figures ml-auto">
                {t(
                  round.state === "settled"
                    ? msg("{accepted} of {count} accepted", {
                        accepted: popcount(ownBits(round.accepted, row)),
                        count: row.count,
                      })
                    : plural(row.count, "{n} item", "{n} items"),
                )}
              </span>
              <span className="text-muted w-full">
                {t.rich("by {contributor}", {
                  contributor: <Holder address={row.contributor} />,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
