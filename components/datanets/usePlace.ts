"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";

/** In the state of the browser's history entry: the datanet at the top of the screen. */
const KEY = "datanetsPlace";

const placeLeft = (): number => Number(window.history.state?.[KEY]) || 0;

/**
 * Keeps which datanet is at the top of the screen with the entry of the browser's history, and goes there
 * when the entry is come back to: the browser itself cannot, because the rows do not exist yet.
 */
export function usePlace(
  virtualizer: Virtualizer<Window, Element>,
  { columns, ready }: { columns: number; ready: boolean },
): void {
  "use no memo"; // The virtualizer's answers change while the object stays the same.
  const returned = useRef(false);
  useEffect(() => {
    if (returned.current || !ready) return;
    returned.current = true;
    const place = placeLeft();
    if (place > 0) virtualizer.scrollToIndex(Math.floor(place / columns), { align: "start" });
  });
  const edge = (virtualizer.scrollOffset ?? 0) + virtualizer.options.scrollPaddingStart;
  const topRow = virtualizer.getVirtualItems().find(({ end }) => end > edge);
  const top = (topRow?.index ?? 0) * columns;
  const still = !virtualizer.isScrolling;
  useEffect(() => {
    if (!returned.current || !still || top === placeLeft()) return;
    // With the router's own state kept, the router takes no notice of it.
    window.history.replaceState({ ...window.history.state, [KEY]: top }, "");
  }, [top, still]);
}
