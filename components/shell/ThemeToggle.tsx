"use client";

import { useTexts } from "#texts";
import { Moon, Sun } from "lucide-react";
import { rememberPreference } from "@/lib/shell/preference";
import { THEME_COOKIE, type Theme } from "@/lib/shell/theme";

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Switches between light and dark and remembers it in the cookie that the server reads. */
export function ThemeToggle() {
  const t = useTexts();
  const toggle = () => {
    const next: Theme = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    rememberPreference(THEME_COOKIE, next);
  };
  // Both icons are rendered and CSS shows one: the server does not know the system's preference.
  return (
    <button
      type="button"
      onClick={toggle}
      aria-label={t("Switch between light and dark")}
      title={t("Switch between light and dark")}
      className="rounded-control text-muted hover:bg-sunken hover:text-text inline-flex size-10 items-center justify-center"
    >
      <Moon aria-hidden className="size-4.5 dark:hidden" />
      <Sun aria-hidden className="hidden size-4.5 dark:block" />
    </button>
  );
}
