"use client";

import { useTexts } from "#texts";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useHead } from "./useHead";

/**
 * Says calmly that the chain cannot be reached, is another one or stands still, and which of several
 * endpoints is wrong. Watching goes on by itself; when the chain is back the page is rendered again.
 */
export function ChainBanner() {
  const t = useTexts();
  const { error, notices } = useHead();
  const sentences = (error ? [error.sentence] : notices).map((sentence) => t(sentence));
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
      {sentences.map((sentence) => (
        <p key={sentence} className="border-line bg-warn-soft text-warn border-b text-sm">
          <span className="page block py-2">{sentence}</span>
        </p>
      ))}
    </div>
  );
}
