"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

const KEYS_OFF = "datanets.shortcuts.off";
const listeners = new Set<() => void>();

function areOn(): boolean {
  try {
    return localStorage.getItem(KEYS_OFF) !== "1";
  } catch {
    return true;
  }
}

/**
 * Whether single keys act. People who speak to their computer, or whose reader uses the same keys, must
 * be able to turn them off (WCAG 2.1.4); the choice is kept in this browser.
 */
export function useShortcutsOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    areOn,
    () => true,
  );
  return [
    on,
    (next) => {
      try {
        if (next) localStorage.removeItem(KEYS_OFF);
        else localStorage.setItem(KEYS_OFF, "1");
      } catch {
        // Without storage the choice cannot be kept; the buttons work all the same.
      }
      listeners.forEach((notify) => notify());
    },
  ];
}

/** Elements whose own keys come first. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** True for keys that press whatever has the focus. */
function pressesFocus(event: KeyboardEvent): boolean {
  return (event.key === "Enter" || event.key === " ") && event.target !== document.body;
}

/**
 * Runs `shortcuts[key]` for single keys anywhere on the page, letters in lower case, other keys by
 * their name ("ArrowLeft"). Not while typing, not with a modifier, not under an open dialog.
 */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>, on: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || pressesFocus(event)) return;
    if (document.querySelector("dialog[open], [role=dialog][aria-modal=true]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const run = Object.hasOwn(shortcuts, key) ? shortcuts[key] : undefined;
    if (!run) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [on]);
}
