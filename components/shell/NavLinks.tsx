"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { isCurrent, NAV } from "./nav";

export function NavLinks({
  className,
  onNavigate,
}: {
  className?: string;
  onNavigate?: () => void;
}) {
  const path = usePathname();
  return (
    <ul className={className}>
      {NAV.map(({ href, label }) => {
        const current = isCurrent(href, path);
        return (
          <li key={href}>
            <Link
              href={href}
              onClick={onNavigate}
              aria-current={current ? "page" : undefined}
              className={cn(
                "rounded-control hover:bg-sunken flex min-h-10 items-center px-3 text-sm",
                current ? "text-text font-medium" : "text-muted hover:text-text",
              )}
            >
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
