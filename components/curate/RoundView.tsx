import Link from "next/link";
import { explained } from "@/components/help/explained";
import { Amount } from "@/components/ui/Amount";
import { Badge } from "@/components/ui/Badge";
import { EmptyState, Callout } from "@/components/ui/feedback";
import { PageHeader, Panel } from "@/components/ui/Panel";
import { Progress } from "@/components/ui/Progress";
import { Stat, StatList } from "@/components/ui/Stat";
import { Table, Td, Th } from "@/components/ui/Table";
import { TimeAgo } from "@/components/ui/TimeAgo";
import type { Described } from "@/components/work/description";
import { Guidelines } from "@/components/work/Guidelines";
import type { Stored } from "@/components/work/resolve";
import { popcount } from "@/lib/curation/score";
import type { Settlement } from "@/lib/curation/settlement";
import type { RoundPage } from "@/lib/curation/types";
import { plural } from "@/lib/format/number";
import { AdvanceButton } from "./AdvanceButton";
import { DutyDesk } from "./DutyDesk";
import { Holder } from "./Holder";
import { ownBits } from "./items";
import { hasPanel, phasesOf, stateSentence, stateTones, stateWords } from "./phases";
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
  const ended = round.state === "settled" || round.state === "refunded";
  return (
    <>
      <PageHeader
        eyebrow={
          <Link href={`/datanets/${round.datanet}`} className="text-accent hover:underline">
            {round.name}
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-3">
            Round {round.number}
            <Badge tone={stateTones[round.state]}>{stateWords[round.state]}</Badge>
          </span>
        }
        description={
          <>
            {stateSentence(round)}{" "}
            {explained("A {round} is a batch of {item|items} that is judged together.")}
          </>
        }
        actions={round.due && <AdvanceButton round={round} />}
      />

      <div className="flex flex-col gap-6">
        {round.whole && !ended && round.state !== "open" && (
          <DutyDesk round={round} described={described} parents={parents} />
        )}
        {round.state === "settled" && <Outcome round={round} settlement={settlement} />}
        {round.state === "refunded" && (
          <Callout title="Nobody won and nobody lost bonds here">
            <p>
              Too few people voted, or no panel could be drawn in time. Every bond went back, and{" "}
              <Amount wei={round.refundPerItemWei} /> of the review fee for each item. Contributors
              find both on their rewards page.
            </p>
          </Callout>
        )}

        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-6">
            <Panel
              title="Phases"
              description="Each ends at its deadline, or as soon as all who are due have acted."
            >
              <Timeline phases={phasesOf(round)} />
            </Panel>
            <Seats round={round} settlement={settlement} />
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            <Facts round={round} />
            <Contributions round={round} />
            {(ended || round.state === "open") && (
              <Panel title="Guidelines">
                <Guidelines {...described} />
              </Panel>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function Outcome({ round, settlement }: { round: RoundPage; settlement: Settlement | null }) {
  const accepted = Number(popcount(round.accepted));
  return (
    <Panel title="Outcome" description={settledSentence(round)}>
      <Progress
        value={accepted}
        max={round.count}
        tone="ok"
        label={`${accepted} of ${plural(round.count, "item")} accepted`}
      />
      {settlement && settlement.gold > 0n && (
        <p className="text-muted mt-3 text-sm">
          The jury found {String(popcount(settlement.goldVerdict))} of{" "}
          {String(popcount(settlement.gold))} gold items good.
          {uniform(settlement) &&
            " Gold that is all alike tells nothing about who looked closely, so nobody was paid or charged for accuracy."}
        </p>
      )}
    </Panel>
  );
}

const uniform = ({ gold, goldVerdict }: Settlement) => goldVerdict === 0n || goldVerdict === gold;

function settledSentence(round: RoundPage): string {
  const { quorumNum, quorumDen } = round.policy;
  return `Accepted items now earn from every use of the datanet. They needed ${quorumNum} of ${quorumDen} weighted votes, or the jury's majority where they were gold.`;
}

function Seats({ round, settlement }: { round: RoundPage; settlement: Settlement | null }) {
  if (!round.whole) {
    return (
      <Panel title="Seats">
        <p className="text-muted text-sm">
          This round is older than the latest 16 of its datanet, so the chain keeps its outcome
          only.
        </p>
      </Panel>
    );
  }
  if (round.panel.length === 0 && round.jury.length === 0) {
    return (
      <EmptyState title="Nobody has been drawn yet">
        The panel is drawn by lot from the curators&apos; seats after the round closes, the jury
        from the jurors&apos; seats after the panel has voted.
      </EmptyState>
    );
  }
  return (
    <Panel
      title="Who sits"
      description={explained(
        "Drawn by lot from the datanet's {bench|benches}. A vote stays sealed until the {reveal}.",
      )}
    >
      <div className="flex flex-col gap-4">
        {hasPanel(round) && (
          <div>
            <h3 className="mb-2 text-sm font-medium">
              Panel, {plural(round.panel.length, "curator")}
            </h3>
            <SeatsTable
              label="Panel"
              positions={round.panel}
              results={settlement && seatResults(round.panel, settlement.panelPayWei, settlement)}
            />
          </div>
        )}
        {round.jury.length > 0 && (
          <div>
            <h3 className="mb-2 text-sm font-medium">Jury, {plural(round.jury.length, "juror")}</h3>
            <SeatsTable
              label="Jury"
              positions={round.jury}
              results={settlement && seatResults(round.jury, settlement.juryPayWei, settlement)}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}

function Facts({ round }: { round: RoundPage }) {
  const { policy } = round;
  return (
    <Panel title="Budget">
      <StatList>
        <Stat label="For reviewing" hint={explained("Fees and a slice of the {curationPool}")}>
          {round.state === "open" ? (
            <Amount wei={policy.reviewFeeWei * BigInt(round.count)} />
          ) : (
            <Amount wei={round.budgetWei} />
          )}
        </Stat>
        <Stat label="Items">
          {round.count}
          {round.state === "open" && <span className="text-muted"> of {policy.roundSize}</span>}
        </Stat>
        <Stat label="From the pool">
          <Amount wei={round.sliceWei} />
        </Stat>
        <Stat label="Spent on upkeep" hint={explained("{upkeep|Bounties} for moving it on")}>
          <Amount wei={round.spentWei} />
        </Stat>
      </StatList>
      {round.endedAt > 0 && (
        <p className="text-muted mt-4 text-sm">
          Ended <TimeAgo unix={round.endedAt} />
        </p>
      )}
    </Panel>
  );
}

function Contributions({ round }: { round: RoundPage }) {
  return (
    <Panel title="Contributions">
      {round.contributions.length === 0 ? (
        <p className="text-muted text-sm">None yet.</p>
      ) : (
        <Table label="Contributions of this round">
          <thead>
            <tr>
              <Th>Number</Th>
              <Th>By</Th>
              <Th>Kind</Th>
              <Th numeric>{round.state === "settled" ? "Accepted" : "Items"}</Th>
            </tr>
          </thead>
          <tbody>
            {round.contributions.map((row) => (
              <tr key={row.id}>
                <Td>
                  <Link
                    href={`/datanets/${round.datanet}/contributions/${row.sequence}`}
                    className="text-accent font-medium hover:underline"
                  >
                    {row.sequence}
                  </Link>
                </Td>
                <Td>
                  <Holder address={row.contributor} />
                </Td>
                <Td>{row.kind}</Td>
                <Td numeric>
                  {round.state === "settled"
                    ? `${popcount(ownBits(round.accepted, row))} of ${row.count}`
                    : row.count}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
