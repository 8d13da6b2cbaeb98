import { cn } from "@/components/ui/cn";
import type { StageKey } from "./loop";

/**
 * Outlines of Lucide's icons package-plus, scale, zap, coins and refresh-cw (ISC licence), 24 by 24. They
 * are drawn here because the package's components are client modules, and a client module inside of an
 * SVG makes React send a placeholder with a style attribute, which the page's policy forbids.
 */
const PATHS: Record<StageKey, readonly string[]> = {
  contribute: [
    "M12 22V12",
    "M16 17h6",
    "M19 14v6",
    "M21 10.535V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.729l7 4a2 2 0 0 0 2 .001l1.675-.955",
    "M3.29 7 12 12l8.71-5",
    "m7.5 4.27 8.997 5.148",
  ],
  curate: [
    "M12 3v18",
    "m19 8 3 8a5 5 0 0 1-6 0zV7",
    "M3 7h1a17 17 0 0 0 8-2 17 17 0 0 0 8 2h1",
    "m5 8 3 8a5 5 0 0 1-6 0zV7",
    "M7 21h10",
  ],
  usage: [
    "M15.914 4a1.5 1.5 0 00-2.474-1.561l-9 9A1.5 1.5 0 005.5 14h4.002a.5.5 0 01.471.666L8.086 20a1.5 1.5 0 002.475 1.56l9-9A1.5 1.5 0 0018.5 10h-3.997a.5.5 0 01-.472-.667z",
  ],
  reward: [
    "M13.744 17.736a6 6 0 1 1-7.48-7.48",
    "M15 6h1v4",
    "m6.134 14.768.866-.5 2 3.464",
    "M10 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0",
  ],
  maintain: [
    "M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8",
    "M21 3v5h-5",
    "M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16",
    "M8 16H3v5",
  ],
};

/** The sign of a stage. Inside of another SVG, `x`, `y`, `width` and `height` place it. */
export function StageIcon({
  stage,
  className,
  ...place
}: {
  stage: StageKey;
  className?: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn(className)}
      {...place}
    >
      {PATHS[stage].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
