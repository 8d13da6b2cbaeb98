"use client";

import { useTexts } from "#texts";
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
  const t = useTexts();
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
                "rounded-control flex min-h-9 items-center px-3 text-sm font-medium transition-colors max-md:min-h-12 max-md:text-base",
                current ? "bg-line/60 text-text" : "text-muted hover:text-text",
              )}
            >
              {t(label)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
