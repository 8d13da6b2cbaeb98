import { useTexts } from "#texts";
import { explained } from "@/components/help/explained";
import { Callout } from "@/components/ui/feedback";
import { Section } from "@/components/ui/Panel";
import { Progress } from "@/components/ui/Progress";
import type { BenchSize, DatanetPage } from "@/lib/datanets/types";
import { plural } from "@/lib/texts/text";
import { SeatDesk } from "./SeatDesk";

/** The two benches: how many seats there are, how many a draw needs, and the viewer's own. */
export function Benches({ datanet }: { datanet: DatanetPage }) {
  const t = useTexts();
  const { curators, jurors, policy, earnedJurors, stewardRunJury } = datanet;
  return (
    <Section
      id="seats"
      title={t("Seats")}
      description={explained(
        t(
          "A {seat} is a stake that makes you one of those who are drawn by lot to judge, and are paid for judging well. All seats of a kind are a {bench}.",
        ),
      )}
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <Bench
          title={t("Curators")}
          what={t("{count} of them, the {panel}, judge all items of a round.", {
            count: policy.panelSize,
          })}
          size={curators}
        />
        <Bench
          title={t("Jurors")}
          what={t("{count} of them, the {jury}, check a sample, the {gold}, blind.", {
            count: policy.jurySize,
          })}
          size={jurors}
        />
      </div>
      {stewardRunJury && (
        <Callout tone="warn" title={t("Steward-run jury")} className="mt-5">
          <p>
            {t(
              plural(
                earnedJurors,
                "{n} juror earned a seat by judging well here; with {needed} the jury runs itself. Until then the steward appoints jurors, so you trust the steward's choice.",
                "{n} jurors earned a seat by judging well here; with {needed} the jury runs itself. Until then the steward appoints jurors, so you trust the steward's choice.",
                { needed: 2 * policy.jurySize },
              ),
            )}
          </p>
        </Callout>
      )}
      <SeatDesk datanet={datanet.id} />
    </Section>
  );
}

function Bench({ title, what, size }: { title: string; what: string; size: BenchSize }) {
  const t = useTexts();
  const missing = size.needed - size.active;
  // The others are leaving or below par, and are not drawn.
  const seats =
    size.active === size.total
      ? plural(size.active, "{n} seat", "{n} seats")
      : plural(
          size.total,
          "{active} of {n} seat can be drawn",
          "{active} of {n} seats can be drawn",
          { active: size.active },
        );
  return (
    <section>
      <h3 className="text-sm">{title}</h3>
      <p className="text-muted mb-2 text-sm">{explained(what)}</p>
      <Progress
        value={size.active}
        max={size.needed}
        tone={missing > 0 ? "warn" : "ok"}
        label={
          missing > 0
            ? t("{seats}, {missing} more needed", { seats, missing })
            : t("{seats}, {needed} needed", { seats, needed: size.needed })
        }
      />
    </section>
  );
}
