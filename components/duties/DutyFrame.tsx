import Link from "next/link";
import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { Badge, type Tone } from "@/components/ui/Badge";
import { ButtonLink } from "@/components/ui/Button";
import { Countdown } from "@/components/ui/Countdown";
import { msg, type Text } from "@/lib/texts/text";
import type { Situation } from "./situation";

const badges: Record<Situation, { words: Text; tone: Tone }> = {
  commit: { words: msg("Vote now"), tone: "warn" },
  reveal: { words: msg("Reveal now"), tone: "warn" },
  wait: { words: msg("Sealed"), tone: "accent" },
  done: { words: msg("Done"), tone: "ok" },
  lost: { words: msg("Missed"), tone: "danger" },
};

/** A duty of any kind as a card: where it is, what to do there, until when. */
export function DutyFrame({
  href,
  title,
  role,
  situation,
  deadline,
  label,
  loss,
  onOver,
  children,
}: {
  href: string;
  title: string;
  /** What the seat was drawn for. */
  role: string;
  situation: Situation;
  /** Unix seconds. */
  deadline: number;
  /** Of the button that leads there. */
  label: string;
  /** What doing nothing costs. */
  loss: ReactNode;
  onOver: () => void;
  children: ReactNode;
}) {
  const t = useTexts();
  const { words, tone } = badges[situation];
  const act = situation === "commit" || situation === "reveal";
  return (
    <article className="rounded-panel border-line bg-raised flex flex-col gap-4 border p-4 sm:flex-row sm:items-center sm:justify-between sm:p-5">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-base">
            <Link href={href} className="hover:underline">
              {title}
            </Link>
          </h2>
          <Badge tone={tone}>{t(words)}</Badge>
          <Badge>{role}</Badge>
        </div>
        <p className="mt-1.5 text-sm">{children}</p>
        <p className="text-muted mt-1 text-sm">{loss}</p>
      </div>
      <div className="flex shrink-0 flex-wrap items-center gap-4">
        {act && (
          <span className="text-sm">
            {t.rich("<muted>Time left</muted> {time}", {
              muted: (words) => <span className="text-muted">{words}</span>,
              time: (
                <Countdown
                  until={deadline}
                  overLabel={t("Time is up")}
                  onOver={onOver}
                  className="font-semibold"
                />
              ),
            })}
          </span>
        )}
        <ButtonLink href={href} variant={act ? "primary" : "secondary"}>
          {label}
        </ButtonLink>
      </div>
    </article>
  );
}
