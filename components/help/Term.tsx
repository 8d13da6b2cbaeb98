import { useTexts } from "#texts";
import Link from "next/link";
import { useId, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { glossary, type TermId } from "@/lib/glossary";

/**
 * A word with its meaning one press away, by mouse, touch or keyboard; Escape closes it. It is the
 * browser's own popover, so it costs the page no script. Use it where a word first appears on a page,
 * not inside links, buttons or labels.
 */
export function Term({
  id,
  className,
  children,
}: {
  id: TermId;
  className?: string;
  /** The word as the sentence has it; by default as the glossary has it. */
  children?: ReactNode;
}) {
  const popover = `term-${useId()}`;
  const t = useTexts();
  const { term, meaning } = glossary[id];
  return (
    <span className="[anchor-scope:all]">
      <button
        type="button"
        popoverTarget={popover}
        className={cn(
          "decoration-muted hover:decoration-accent cursor-help [letter-spacing:inherit] underline decoration-dotted underline-offset-[0.2em] [anchor-name:--term] [font:inherit]",
          className,
        )}
      >
        {children ?? t(term)}
      </button>
      <span
        id={popover}
        popover="auto"
        className={cn(
          "rounded-panel border-line bg-raised text-text m-auto w-max max-w-[min(22rem,calc(100vw-2rem))] border p-3.5 text-left text-sm font-normal tracking-normal whitespace-normal normal-case shadow-lg",
          // Beside the word where the browser can; elsewhere in the middle of the screen.
          "supports-[anchor-scope:all]:m-1 supports-[anchor-scope:all]:[position-anchor:--term] supports-[anchor-scope:all]:[position-area:bottom_span-right] supports-[anchor-scope:all]:[position-try-fallbacks:flip-inline,flip-block,flip-block_flip-inline]",
        )}
      >
        <strong className="block font-semibold first-letter:uppercase">{t(term)}</strong>
        <span className="mt-1 block">{t(meaning)}</span>
        <Link href={`/help#${id}`} className="text-accent mt-2 block hover:underline">
          {t("All words")}
        </Link>
      </span>
    </span>
  );
}
