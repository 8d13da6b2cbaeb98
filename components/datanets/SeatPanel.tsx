"use client";

import { useId, useState } from "react";
import { ActionButton } from "@/components/tx/ActionButton";
import { Amount } from "@/components/ui/Amount";
import { Badge } from "@/components/ui/Badge";
import { Countdown } from "@/components/ui/Countdown";
import { AmountInput } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import { coinSymbol } from "@/lib/chain/chains";
import type { SeatView } from "@/lib/curation/seats";
import type { DatanetPage } from "@/lib/datanets/types";
import type { Bench } from "@/lib/datanets/words";
import { formatDate, formatDuration } from "@/lib/format/time";
import { formatOpen, parseOpen } from "@/lib/format/open";
import { plural } from "@/lib/format/number";
import type { Action } from "@/lib/tx/step";

type SeatActions = typeof import("@/lib/curation/seatActions");

/** An action of the seat module, which arrives when it is pressed. */
const seatAction =
  (build: (actions: SeatActions) => Action): Action =>
  async (context) =>
    build(await import("@/lib/curation/seatActions"))(context);

const titles: Record<Bench, string> = {
  curator: "Your curator seat",
  juror: "Your juror seat",
};

/** One of the viewer's two seats: take it, look after it, give it back. */
export function SeatPanel({ page, bench }: { page: DatanetPage; bench: Bench }) {
  const seat = page.viewer[bench];
  return (
    <section aria-label={titles[bench]}>
      <h3 className="flex items-center gap-2 text-sm">
        {titles[bench]} <SeatBadge seat={seat} />
      </h3>
      {seat.held ? <Held page={page} bench={bench} /> : <Vacant page={page} bench={bench} />}
    </section>
  );
}

function SeatBadge({ seat }: { seat: SeatView }) {
  if (!seat.held) return <Badge>None</Badge>;
  if (seat.leavingAt > 0) return <Badge tone="warn">Leaving</Badge>;
  if (seat.balanceWei < seat.parWei) return <Badge tone="warn">Below par</Badge>;
  return <Badge tone="ok">Active</Badge>;
}

function Vacant({ page, bench }: { page: DatanetPage; bench: Bench }) {
  const { policy, viewer, id } = page;
  const price = bench === "curator" ? policy.curatorSeatWei : policy.jurorSeatWei;
  const absent = formatOpen(price / 10n);
  if (bench === "juror" && !viewer.mayBuyJuror) {
    return (
      <p className="text-muted mt-2 text-sm">
        The steward appoints jurors, or ten rounds as a curator here with a mean gold score (your
        agreement with the jury) of 0.2 earn the seat. You have{" "}
        {plural(viewer.curator.goldRounds, "round")} so far.
      </p>
    );
  }
  return (
    <>
      <p className="text-muted mt-2 mb-3 text-sm">
        You stake <Amount wei={price} />. When you are drawn you judge within the deadline: good
        votes are paid, guessing loses a little, and not voting at all loses {absent} {coinSymbol}.
        You can be drawn {formatDuration(policy.seatAge)} after buying. To leave, wait{" "}
        {formatDuration(policy.seatCooldown)} and take back what is left.
      </p>
      <ActionButton
        action={seatAction((actions) => actions.buySeat({ datanet: id, bench }))}
        label={`Take a seat for ${formatOpen(price)} ${coinSymbol}`}
        variant="secondary"
      />
    </>
  );
}

function Held({ page, bench }: { page: DatanetPage; bench: Bench }) {
  const { id } = page;
  const seat = page.viewer[bench];
  const leaving = seat.leavingAt > 0;
  const gone = leaving && page.now.time >= seat.withdrawableAt;
  return (
    <div className="mt-2 flex flex-col gap-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-muted">Stake</dt>
        <dd>
          <Amount wei={seat.balanceWei} /> <span className="text-muted">of</span>{" "}
          <Amount wei={seat.parWei} />
        </dd>
        {seat.reservedWei > 0n && (
          <>
            <dt className="text-muted">Could be lost now</dt>
            <dd>
              <Amount wei={seat.reservedWei} />
            </dd>
          </>
        )}
        {seat.surplusWei > 0n && (
          <>
            <dt className="text-muted">To claim</dt>
            <dd>
              <Amount wei={seat.surplusWei} />
            </dd>
          </>
        )}
        <dt className="text-muted">Open duties</dt>
        <dd>{seat.duties}</dd>
        {bench === "curator" && (
          <>
            <dt className="text-muted">Gold record</dt>
            <dd>
              {seat.goldRounds === 0
                ? "no rounds yet"
                : `${seat.meanGoldScore.toFixed(2)} over ${plural(seat.goldRounds, "round")}`}
            </dd>
          </>
        )}
        {bench === "juror" && (
          <>
            <dt className="text-muted">Held</dt>
            <dd>
              {seat.appointedUntil === 0
                ? "earned"
                : `appointed until ${formatDate(seat.appointedUntil)}`}
            </dd>
          </>
        )}
      </dl>
      {!leaving && seat.balanceWei < seat.parWei && (
        <TopUp datanet={id} bench={bench} missingWei={seat.parWei - seat.balanceWei} />
      )}
      {!leaving && (
        <ActionButton
          action={seatAction((actions) => actions.leaveSeat({ datanet: id, bench }))}
          label="Leave this seat"
          variant="quiet"
          size="small"
          disabled={seat.duties > 0}
          disabledReason={`Finish your ${plural(seat.duties, "open duty", "open duties")} first.`}
        />
      )}
      {leaving && (
        <ActionButton
          action={seatAction((actions) => actions.withdrawSeat({ datanet: id, bench }))}
          label={`Withdraw ${formatOpen(seat.balanceWei)} ${coinSymbol}`}
          variant="secondary"
          preview={
            <p className="text-muted text-sm">
              It becomes credit, which your next claim on the rewards page pays out.
            </p>
          }
          disabled={!gone}
          disabledReason={
            <>
              The stake is free in <Countdown until={seat.withdrawableAt} overLabel="a moment" />.
            </>
          }
        />
      )}
    </div>
  );
}

function TopUp({
  datanet,
  bench,
  missingWei,
}: {
  datanet: number;
  bench: Bench;
  missingWei: bigint;
}) {
  const id = useId();
  const [text, setText] = useState(() => formatOpen(missingWei, { decimals: 9 }));
  const parsed = parseOpen(text);
  const error = parsed.ok
    ? parsed.wei === 0n
      ? "Enter more than nothing."
      : undefined
    : parsed.sentence;
  const hint = `A seat below par is not drawn. ${formatOpen(missingWei, { decimals: 9 })} ${coinSymbol} are missing.`;
  return (
    <div className="flex flex-col gap-2">
      <Field id={id} label="Top up" hint={hint} error={error}>
        <AmountInput
          id={id}
          unit={coinSymbol}
          value={text}
          onChange={(event) => setText(event.target.value)}
          {...fieldProps(id, { hint, error })}
        />
      </Field>
      <ActionButton
        action={seatAction((actions) =>
          actions.topUpSeat({ datanet, bench, amountWei: parsed.ok ? parsed.wei : 0n }),
        )}
        label="Add to the seat"
        variant="secondary"
        size="small"
        disabled={error !== undefined}
      />
    </div>
  );
}
