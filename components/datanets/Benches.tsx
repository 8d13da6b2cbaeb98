import { explained } from "@/components/help/explained";
import { Callout } from "@/components/ui/feedback";
import { Section } from "@/components/ui/Panel";
import { Progress } from "@/components/ui/Progress";
import type { BenchSize, DatanetPage } from "@/lib/datanets/types";
import { plural } from "@/lib/format/number";
import { SeatDesk } from "./SeatDesk";

/** The two benches: how many seats there are, how many a draw needs, and the viewer's own. */
export function Benches({ datanet }: { datanet: DatanetPage }) {
  const { curators, jurors, policy, earnedJurors, stewardRunJury } = datanet;
  return (
    <Section
      id="seats"
      title="Seats"
      description={explained(
        "A {seat} is a stake that makes you one of those who are drawn by lot to judge, and are paid for judging well. All seats of a kind are a {bench}.",
      )}
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <Bench
          title="Curators"
          what={`${policy.panelSize} of them, the {panel}, judge all items of a round.`}
          size={curators}
        />
        <Bench
          title="Jurors"
          what={`${policy.jurySize} of them, the {jury}, check a sample, the {gold}, blind.`}
          size={jurors}
        />
      </div>
      {stewardRunJury && (
        <Callout tone="warn" title="Steward-run jury" className="mt-5">
          <p>
            {plural(earnedJurors, "juror")} earned a seat by judging well here; with{" "}
            {2 * policy.jurySize} the jury runs itself. Until then the steward appoints jurors, so
            you trust the steward&apos;s choice.
          </p>
        </Callout>
      )}
      <SeatDesk datanet={datanet.id} />
    </Section>
  );
}

function Bench({ title, what, size }: { title: string; what: string; size: BenchSize }) {
  const missing = size.needed - size.active;
  // The others are leaving or below par, and are not drawn.
  const seats =
    size.active === size.total
      ? plural(size.active, "seat")
      : `${size.active} of ${plural(size.total, "seat")} can be drawn`;
  return (
    <section>
      <h3 className="text-sm">{title}</h3>
      <p className="text-muted mb-2 text-sm">{explained(what)}</p>
      <Progress
        value={size.active}
        max={size.needed}
        tone={missing > 0 ? "warn" : "ok"}
        label={`${seats}, ${missing > 0 ? `${missing} more needed` : `${size.needed} needed`}`}
      />
    </section>
  );
}
