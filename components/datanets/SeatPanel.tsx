"use client";

import { useId, useState } from "react";
import { useTexts } from "#texts";
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
import type { Action } from "@/lib/tx/step";
import { msg, plural, type Text } from "@/lib/texts/text";

type SeatActions = typeof import("@/lib/curation/seatActions");

/** An action of the seat module, which arrives when it is pressed. */
const seatAction =
  (build: (actions: SeatActions) => Action): Action =>
  async (context) =>
    build(await import("@/lib/curation/seatActions"))(context);

const titles: Record<Bench, Text> = {
  curator: msg("Your curator seat"),
  juror: msg("Your juror seat"),
};

/** One of the viewer's two seats: take it, look after it, give it back. */
export function SeatPanel({ page, bench }: { page: DatanetPage; bench: Bench }) {
  const t = useTexts();
  const seat = page.viewer[bench];
  return (
    <section aria-label={t(titles[bench])}>
      <h3 className="flex items-center gap-2 text-sm">
        {t(titles[bench])} <SeatBadge seat={seat} />
      </h3>
      {seat.held ? <Held page={page} bench={bench} /> : <Vacant page={page} bench={bench} />}
    </section>
  );
}

function SeatBadge({ seat }: { seat: SeatView }) {
  const t = useTexts();
  if (!seat.held) return <Badge>{t("None")}</Badge>;
  if (seat.leavingAt > 0) return <Badge tone="warn">{t("Leaving")}</Badge>;
  if (seat.balanceWei < seat.parWei) return <Badge tone="warn">{t("Below par")}</Badge>;
  return <Badge tone="ok">{t("Active")}</Badge>;
}

function Vacant({ page, bench }: { page: DatanetPage; bench: Bench }) {
  const t = useTexts();
  const { policy, viewer, id } = page;
  const price = bench === "curator" ? policy.curatorSeatWei : policy.jurorSeatWei;
  if (bench === "juror" && !viewer.mayBuyJuror) {
    return (
      <p className="text-muted mt-2 text-sm">
        {t(
          plural(
            viewer.curator.goldRounds,
            "The steward appoints jurors, or ten rounds as a curator here with a mean gold score (your agreement with the jury) of 0.2 earn the seat. You have {n} round so far.",
            "The steward appoints jurors, or ten rounds as a curator here with a mean gold score (your agreement with the jury) of 0.2 earn the seat. You have {n} rounds so far.",
          ),
        )}
      </p>
    );
  }
  return (
    <>
      <p className="text-muted mt-2 mb-3 text-sm">
        {t.rich(
          "You stake {price}. When you are drawn you judge within the deadline: good votes are paid, guessing loses a little, and not voting at all loses {absent}. You can be drawn {age} after buying. To leave, wait {cooldown} and take back what is left.",
          {
            price: <Amount wei={price} />,
            absent: `${formatOpen(price / 10n)} ${coinSymbol}`,
            age: formatDuration(policy.seatAge),
            cooldown: formatDuration(policy.seatCooldown),
          },
        )}
      </p>
      <ActionButton
        action={seatAction((actions) => actions.buySeat({ datanet: id, bench }))}
        label={t("Take a seat for {price}", { price: `${formatOpen(price)} ${coinSymbol}` })}
        variant="secondary"
      />
    </>
  );
}

function Held({ page, bench }: { page: DatanetPage; bench: Bench }) {
  const t = useTexts();
  const { id } = page;
  const seat = page.viewer[bench];
  const leaving = seat.leavingAt > 0;
  const gone = leaving && page.now.time >= seat.withdrawableAt;
  return (
    <div className="mt-2 flex flex-col gap-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-muted">{t("Stake")}</dt>
        <dd>
          {t.rich("{balance} <muted>of</muted> {par}", {
            balance: <Amount wei={seat.balanceWei} />,
            muted: (words) => <span className="text-muted">{words}</span>,
            par: <Amount wei={seat.parWei} />,
          })}
        </dd>
        {seat.reservedWei > 0n && (
          <>
            <dt className="text-muted">{t("Could be lost now")}</dt>
            <dd>
              <Amount wei={seat.reservedWei} />
            </dd>
          </>
        )}
        {seat.surplusWei > 0n && (
          <>
            <dt className="text-muted">{t("To claim")}</dt>
            <dd>
              <Amount wei={seat.surplusWei} />
            </dd>
          </>
        )}
        <dt className="text-muted">{t("Open duties")}</dt>
        <dd>{seat.duties}</dd>
        {bench === "curator" && (
          <>
            <dt className="text-muted">{t("Gold record")}</dt>
            <dd>
              {seat.goldRounds === 0
                ? t("no rounds yet")
                : t(
                    plural(seat.goldRounds, "{score} over {n} round", "{score} over {n} rounds", {
                      score: seat.meanGoldScore.toFixed(2),
                    }),
                  )}
            </dd>
          </>
        )}
        {bench === "juror" && (
          <>
            <dt className="text-muted">{t("Held")}</dt>
            <dd>
              {seat.appointedUntil === 0
                ? t("earned")
                : t("appointed until {date}", { date: formatDate(seat.appointedUntil) })}
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
          label={t("Leave this seat")}
          variant="quiet"
          size="small"
          disabled={seat.duties > 0}
          disabledReason={t(
            plural(
              seat.duties,
              "Finish your {n} open duty first.",
              "Finish your {n} open duties first.",
            ),
          )}
        />
      )}
      {leaving && (
        <ActionButton
          action={seatAction((actions) => actions.withdrawSeat({ datanet: id, bench }))}
          label={t("Withdraw {amount}", {
            amount: `${formatOpen(seat.balanceWei)} ${coinSymbol}`,
          })}
          variant="secondary"
          preview={
            <p className="text-muted text-sm">
              {t("It becomes credit, which your next claim on the rewards page pays out.")}
            </p>
          }
          disabled={!gone}
          disabledReason={t.rich("The stake is free in {time}.", {
            time: <Countdown until={seat.withdrawableAt} overLabel={t("a moment")} />,
          })}
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
  const t = useTexts();
  const id = useId();
  const [text, setText] = useState(() => formatOpen(missingWei, { decimals: 9 }));
  const parsed = parseOpen(text);
  const error = parsed.ok
    ? parsed.wei === 0n
      ? t("Enter more than nothing.")
      : undefined
    : t(parsed.sentence);
  const hint = t("A seat below par is not drawn. {amount} are missing.", {
    amount: `${formatOpen(missingWei, { decimals: 9 })} ${coinSymbol}`,
  });
  return (
    <div className="flex flex-col gap-2">
      <Field id={id} label={t("Top up")} hint={hint} error={error}>
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
        label={t("Add to the seat")}
        variant="secondary"
        size="small"
        disabled={error !== undefined}
      />
    </div>
  );
}
