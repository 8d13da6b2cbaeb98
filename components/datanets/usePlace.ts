"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";

/** In the state of the browser's history entry. */
const KEY = "datanetsPlace";

/** The datanet at the top of the screen, and how many pixels of its row are scrolled past. */
type Place = { index: number; past: number };

function placeLeft(): Place {
  const { index, past } = window.history.state?.[KEY] ?? {};
  return { index: Number(index) || 0, past: Number(past) || 0 };
}

/**
 * Keeps which datanet is at the top of the screen with the entry of the browser's history, and goes there
 * when the entry is come back to: the browser itself cannot, because the rows do not exist yet.
 * @param ready the list is there and knows where on the page it begins
 */
export function usePlace(
  virtualizer: Virtualizer<Window, Element>,
  { columns, ready }: { columns: number; ready: boolean },
): void {
  "use no memo"; // The virtualizer's answers change while the object stays the same.
  const returned = useRef(false);
  useEffect(() => {
    // Of this entry alone: by the time of the cleanup the entry is the next page's, which inherited it.
    window.history.scrollRestoration = "manual";
    return () => void (window.history.scrollRestoration = "auto");
  }, []);
  useEffect(() => {
    if (returned.current || !ready) return;
    returned.current = true;
    const { index, past } = placeLeft();
    const start = virtualizer.getOffsetForIndex(Math.floor(index / columns), "start")?.[0];
    // Rows above are as high as estimated until they are seen; the virtualizer keeps the top row where it is.
    if (start !== undefined && index + past > 0) virtualizer.scrollToOffset(start + past);
  });
  const edge = (virtualizer.scrollOffset ?? 0) + virtualizer.options.scrollPaddingStart;
  const topRow = virtualizer.getVirtualItems().find(({ end }) => end > edge);
  const index = (topRow?.index ?? 0) * columns;
  const past = Math.max(0, Math.round(edge - (topRow?.start ?? edge)));
  const still = !virtualizer.isScrolling;
  useEffect(() => {
    const left = placeLeft();
    if (!returned.current || !still || (index === left.index && past === left.past)) return;
    // With the router's own state kept, the router takes no notice of it.
    window.history.replaceState({ ...window.history.state, [KEY]: { index, past } }, "");
  }, [index, past, still]);
}
