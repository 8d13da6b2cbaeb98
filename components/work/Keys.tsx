"use client";

import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { Checkbox } from "@/components/ui/controls";
import { cn } from "@/components/ui/cn";
import { useShortcutsOn } from "./useShortcuts";

/** The key that does the same as the button it stands on. Hidden where there is no keyboard. */
export function Kbd({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className={cn(
        "hidden min-w-5 items-center justify-center rounded border border-current px-1 font-mono text-[0.7rem] leading-4 opacity-75 sm:inline-flex",
        className,
      )}
    >
      {children}
    </kbd>
  );
}

/** Turns single-key shortcuts on and off, for every work surface in this browser. */
export function ShortcutsToggle() {
  const t = useTexts();
  const [on, setOn] = useShortcutsOn();
  return (
    <label className="text-muted hidden items-center gap-2 text-sm sm:flex">
      <Checkbox
        className="size-4"
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      {t("Keyboard shortcuts")}
    </label>
  );
}
