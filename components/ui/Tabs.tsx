import Link from "next/link";
import { cn } from "./cn";

export type Tab = { href: string; label: string; count?: number };

/** Sections of a thing as links: every tab has an address, and the back button works. */
export function Tabs({ tabs, current, label }: { tabs: Tab[]; current: string; label: string }) {
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map(({ href, label: text, count }) => {
          const active = href === current;
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={active ? "page" : undefined}
                className={cn(
                  "-mb-px flex min-h-10 items-center gap-1.5 border-b-2 px-3 text-sm whitespace-nowrap -outline-offset-2",
                  active
                    ? "border-accent font-medium text-text"
                    : "border-transparent text-muted hover:text-text",
                )}
              >
                {text}
                {count !== undefined && <span className="figures text-xs text-muted">{count}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
