import Link from "next/link";
import { cn } from "./cn";

export type Tab = { href: string; label: string; count?: number };

/** Sections of a thing as links: every tab has an address, and the back button works. */
export function Tabs({ tabs, current, label }: { tabs: Tab[]; current: string; label: string }) {
  return (
    <nav aria-label={label} className="overflow-x-auto">
      <ul className="-mx-3 flex gap-1">
        {tabs.map(({ href, label: text, count }) => {
          const active = href === current;
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={active ? "page" : undefined}
                className={cn(
                  "flex min-h-11 items-center gap-1.5 border-b-2 px-3 text-sm font-medium whitespace-nowrap -outline-offset-2 transition-colors",
                  active
                    ? "border-accent text-text"
                    : "text-muted hover:text-text border-transparent",
                )}
              >
                {text}
                {count !== undefined && <span className="figures text-muted text-xs">{count}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
