import { CircleAlert, Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { cn } from "@/components/ui/cn";
import { formatBytes } from "@/lib/format/number";
import type { ItemPreview as Preview } from "@/lib/content/parse/types";

/** Pictures smaller than this (pixels a side) are enlarged by whole factors to about this size. */
const SMALL = 64;
const ENLARGED = 224;

/**
 * Shows an item. Everything in it came from a stranger: it is rendered as text or as a picture and
 * never as markup; links in it are text.
 *
 * @param src address of a picture's bytes (this site's store, or a blob: URL).
 * @param title what a screen reader calls a picture.
 */
export default function ItemPreview({
  preview,
  src,
  title,
  compact = false,
  className,
}: {
  preview: Preview;
  src?: string;
  title: string;
  /** For grids and lists: long content is cut by height instead of scrolling. */
  compact?: boolean;
  className?: string;
}) {
  return (
    <div className={cn("min-w-0", className)}>
      <Content preview={preview} src={src} title={title} compact={compact} />
    </div>
  );
}

interface ContentProps {
  preview: Preview;
  src: string | undefined;
  title: string;
  compact: boolean;
}

function Content({ preview, src, title, compact }: ContentProps) {
  const t = useTexts();
  switch (preview.kind) {
    case "text":
      return (
        <Body label={title} compact={compact} truncated={preview.truncated}>
          {preview.text}
        </Body>
      );
    case "email":
      return <Email preview={preview} title={title} compact={compact} />;
    case "image":
      return <Picture preview={preview} src={src} title={title} compact={compact} />;
    case "row":
      return <Row preview={preview} compact={compact} />;
    case "unreadable":
      return (
        <p className="text-danger flex items-start gap-2 text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{t(preview.reason)}</span>
        </p>
      );
  }
}

/** Plain text as written. Long text scrolls, and can be scrolled by keyboard. */
function Body({
  label,
  compact,
  truncated,
  children,
}: {
  label: string;
  compact: boolean;
  truncated: boolean;
  children: string;
}) {
  const t = useTexts();
  const text = "font-sans text-sm break-words whitespace-pre-wrap";
  if (compact) {
    return (
      <p dir="auto" className={cn(text, "line-clamp-6")}>
        {children.slice(0, 1200)}
      </p>
    );
  }
  return (
    <>
      <pre
        dir="auto"
        tabIndex={0}
        role="region"
        aria-label={label}
        className={cn(text, "rounded-control max-h-[60dvh] overflow-y-auto")}
      >
        {children}
      </pre>
      {truncated && (
        <p className="text-muted mt-2 text-sm">
          {t("Only the beginning is shown; the stored file is longer.")}
        </p>
      )}
    </>
  );
}

function Email({
  preview,
  title,
  compact,
}: {
  preview: Extract<Preview, { kind: "email" }>;
  title: string;
  compact: boolean;
}) {
  const t = useTexts();
  const headers: [string, ReactNode][] = [
    [t("From"), preview.from || t("(nobody)")],
    [t("To"), compact ? "" : preview.to],
    [t("Date"), compact ? "" : dateText(preview.date)],
    [t("Subject"), <strong key="subject">{preview.subject || t("(no subject)")}</strong>],
  ];
  return (
    <div>
      <dl className="border-line grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 border-b pb-3 text-sm">
        {headers
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd dir="auto" className="break-words">
                {value}
              </dd>
            </div>
          ))}
      </dl>
      <div className="pt-3">
        {preview.text === "" ? (
          <p className="text-muted text-sm">{t("This message has no text.")}</p>
        ) : (
          <Body
            label={t("Text of {title}", { title })}
            compact={compact}
            truncated={preview.truncated}
          >
            {preview.text}
          </Body>
        )}
        {preview.fromHtml && !compact && (
          <p className="text-muted mt-2 text-xs">{t("The message was HTML; this is its text.")}</p>
        )}
        {preview.attachments.length > 0 && (
          <ul
            aria-label={t("Attachments")}
            className="text-muted mt-3 flex flex-wrap gap-2 text-xs"
          >
            {preview.attachments.map((part, i) => (
              <li
                key={i}
                className="rounded-control border-line inline-flex max-w-full min-w-0 items-center gap-1.5 border px-2 py-1"
              >
                <Paperclip aria-hidden className="size-3 shrink-0" />
                <span className="truncate">{part.name}</span>
                <span className="shrink-0">
                  {part.mediaType}, {formatBytes(part.size)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** The same on the server and in every browser: no local time, no local language. */
function dateText(date: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(date);
  return match ? `${match[1]} ${match[2]} UTC` : date;
}

function Picture({
  preview,
  src,
  title,
  compact,
}: {
  preview: Extract<Preview, { kind: "image" }>;
  src: string | undefined;
  title: string;
  compact: boolean;
}) {
  const t = useTexts();
  const { width, height } = preview;
  const side = Math.max(width, height);
  const factor = side <= SMALL ? Math.max(1, Math.floor((compact ? 112 : ENLARGED) / side)) : 1;
  if (src === undefined) {
    return (
      <p className="text-muted text-sm">
        {t("Picture of {width} × {height} pixels", { width, height })}
      </p>
    );
  }
  return (
    <figure>
      {/* next/image would fetch and re-encode bytes that must be seen exactly as they are. */}
      {/* eslint-disable-next-line @next/next/no-img-element */}
      <img
        src={src}
        alt={title}
        width={width * factor}
        height={height * factor}
        className={cn(
          "rounded-control border-line bg-sunken h-auto max-w-full border object-contain",
          // Enlarged ones keep the width of their attribute; the others are fitted.
          factor > 1 && "[image-rendering:pixelated]",
          factor === 1 && (compact ? "max-h-40 w-auto" : "max-h-[60dvh] w-auto"),
        )}
      />
      {!compact && (
        <figcaption className="text-muted mt-1.5 text-xs">
          {factor > 1
            ? t("{width} × {height} pixels, shown {factor} times as large", {
                width,
                height,
                factor,
              })
            : t("{width} × {height} pixels", { width, height })}
        </figcaption>
      )}
    </figure>
  );
}

function Row({
  preview,
  compact,
}: {
  preview: Extract<Preview, { kind: "row" }>;
  compact: boolean;
}) {
  const t = useTexts();
  const cells = compact ? preview.cells.slice(0, 5) : preview.cells;
  const more = preview.truncated || cells.length < preview.cells.length;
  return (
    <>
      <dl className="divide-line divide-y text-sm">
        {cells.map(({ key, value }) => (
          <div key={key} className="grid grid-cols-[minmax(5rem,1fr)_minmax(0,3fr)] gap-3 py-1.5">
            <dt className="text-muted truncate" title={key}>
              {key}
            </dt>
            <dd
              dir="auto"
              className={cn("break-words whitespace-pre-wrap", compact && "line-clamp-2")}
            >
              {value === "" ? <span className="text-muted">{t("(empty)")}</span> : value}
            </dd>
          </div>
        ))}
      </dl>
      {more && <p className="text-muted mt-1.5 text-xs">{t("More cells are not shown here.")}</p>}
    </>
  );
}
