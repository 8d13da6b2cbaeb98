"use client";

import { CircleAlert, CircleCheck, CircleMinus, LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { useTexts } from "#texts";
import { Button, buttonClass } from "@/components/ui/Button";
import { cn } from "@/components/ui/cn";
import { useDisclosure } from "@/components/ui/useDisclosure";
import { useWallet } from "@/components/wallet/useWallet";
import { shortHex } from "@/lib/format/address";
import { formatRelative } from "@/lib/format/time";
import { plural } from "@/lib/texts/text";
import { DROPPED_AFTER } from "@/lib/tx/fate";
import { clearEnded, putAway, staysUntilPutAway, type Pending } from "@/lib/tx/pending";
import { statusWords } from "./pendingWords";
import { TransactionLink } from "./TransactionLink";

/** Seconds that the tray stays after everything has ended. */
const LINGER = 15;

/**
 * What this browser sent and has not seen the end of, whichever tab sent it, in a corner of every page.
 * Closes by itself soon after all has ended, unless somebody is reading it.
 */
export default function PendingTray({ pending }: { pending: readonly Pending[] }) {
  const t = useTexts();
  const { open, setOpen, box, button } = useDisclosure();
  const { address } = useWallet();
  const now = useBrowserNow();
  const underWay = pending.filter(({ outcome }) => !outcome);
  const lingers = pending.some(
    (one) => one.outcome && (staysUntilPutAway(one) || now - one.outcome.at < LINGER),
  );
  if (underWay.length === 0 && !open && !lingers) return null;
  const label =
    underWay.length > 0
      ? t(plural(underWay.length, "{n} transaction under way", "{n} transactions under way"))
      : t("Recent transactions");
  return (
    <section
      ref={box}
      aria-label={t("Transactions")}
      className="fixed bottom-3 left-3 z-20 text-sm"
    >
      {open && (
        <div
          id="pending-tray"
          className="rounded-panel border-line bg-raised mb-2 max-h-[60dvh] w-[min(24rem,calc(100vw-1.5rem))] overflow-y-auto border shadow-lg"
        >
          <ul className="divide-line divide-y">
            {pending.toReversed().map((one) => (
              <li key={one.hash} className="flex gap-3 p-3.5">
                <Mark pending={one} />
                <div className="min-w-0 flex-1">
                  <p className="font-medium">{t(one.describe)}</p>
                  <p className="text-muted">{t(statusWords(one, address))}</p>
                  <p className="text-muted mt-1 text-xs">
                    {t.rich("{time} · from {account}", {
                      time: t(formatRelative(one.sentAt, now)),
                      account: <span className="font-mono">{shortHex(one.account)}</span>,
                    })}
                    {hashOf(one) && (
                      <>
                        {" · "}
                        <TransactionLink hash={hashOf(one)!} />
                      </>
                    )}
                  </p>
                  {mayBePutAway(one, now) && (
                    <Button
                      size="small"
                      variant="quiet"
                      className="mt-1"
                      onClick={() => putAway(one.hash)}
                    >
                      {t("Do not follow it any more")}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {pending.length > underWay.length && (
            <div className="border-line border-t p-2 text-right">
              <Button size="small" variant="quiet" onClick={clearEnded}>
                {t("Clear the ended")}
              </Button>
            </div>
          )}
        </div>
      )}
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls="pending-tray"
        onClick={() => setOpen(!open)}
        className={cn(buttonClass("secondary"), "shadow-lg")}
      >
        {underWay.length > 0 ? (
          <LoaderCircle aria-hidden className="text-accent size-4 motion-safe:animate-spin" />
        ) : (
          <CircleCheck aria-hidden className="text-muted size-4" />
        )}
        {label}
      </button>
    </section>
  );
}

/** The transaction to look at: of calls, the one that carried them, once the wallet has named it. */
const hashOf = ({ kind, hash, outcome }: Pending): string | null =>
  outcome?.hash ?? (kind === "transaction" ? hash : null);

/** Calls whose wallet may be gone for good; for transactions the chain has an answer in the end. */
const mayBePutAway = ({ kind, outcome, sentAt }: Pending, now: number): boolean =>
  kind === "calls" && !outcome && now - sentAt > DROPPED_AFTER;

/** Unix seconds by the browser's clock, as the store counts: the chain's may be elsewhere. */
function useBrowserNow(): number {
  const [now, setNow] = useState(() => Math.floor(Date.now() / 1000));
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(Date.now() / 1000)), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const marks = {
  done: { icon: CircleCheck, look: "text-ok" },
  failed: { icon: CircleAlert, look: "text-danger" },
  cancelled: { icon: CircleMinus, look: "text-muted" },
  replaced: { icon: CircleMinus, look: "text-muted" },
  dropped: { icon: CircleMinus, look: "text-muted" },
  unsent: { icon: CircleMinus, look: "text-muted" },
  partial: { icon: CircleAlert, look: "text-danger" },
  forgotten: { icon: CircleAlert, look: "text-warn" },
} as const;

function Mark({ pending: { outcome } }: { pending: Pending }) {
  const { icon: Icon, look } = outcome
    ? marks[outcome.kind]
    : { icon: LoaderCircle, look: "text-accent motion-safe:animate-spin" };
  return <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", look)} />;
}
