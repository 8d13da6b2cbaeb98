import Link from "next/link";
import { cn } from "./cn";

export type Tab = { href: string; label: string; count?: number };

/** Sections of a thing as links: every tab has an address, and the back button works. */
export function Tabs({ tabs, current, label }: { tabs: Tab[]; current: string; label: string }) {
  return (
    <nav aria-label={label} className="border-line mb-6 overflow-x-auto border-b">
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
                    ? "border-accent text-text font-medium"
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
