"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useHead } from "./useHead";

/**
 * Says calmly that the chain cannot be reached, or is another one. Watching goes on by itself; when
 * the chain is back the page is rendered again.
 */
export function ChainBanner() {
  const { error } = useHead();
  const router = useRouter();
  const wasDown = useRef(false);

  useEffect(() => {
    if (error) wasDown.current = true;
    else if (wasDown.current) {
      wasDown.current = false;
      router.refresh();
    }
  }, [error, router]);

  return (
    <div role="status">
      {error && (
        <p className="border-line bg-warn-soft text-warn border-b text-sm">
          <span className="page block py-2">{error.sentence}</span>
        </p>
      )}
    </div>
  );
}
