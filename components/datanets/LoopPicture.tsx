import { useTexts } from "#texts";
import { Bits } from "@/components/ui/Bits";
import { cn } from "@/components/ui/cn";
import type { Text } from "@/lib/texts/text";
import { StageIcon } from "./StageIcon";
import { LOOP, type LoopStage, type StageKey } from "./loop";

// Geometry in units of the view box.
const WIDTH = 600;
const HEIGHT = 420;
const CENTER = { x: WIDTH / 2, y: 256 };
const RADIUS = 142;
const NODE = 37;
/** Angle that a node and the air around it take of the ring, in degrees. */
const GAP = 20;
const STEP = 360 / LOOP.length;

const round = (value: number) => Math.round(value * 100) / 100;
/** A point of the ring, relative to its middle; 0 degrees is the top, clockwise. */
function onRing(degrees: number, radius = RADIUS) {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return { x: round(radius * Math.cos(angle)), y: round(radius * Math.sin(angle)) };
}

/** What stands beside a stage: its live figure and what that counts. */
export type LoopFigure = { figure: Text; caption: Text };

/**
 * The loop as a ring of five stages. Without figures it explains; with them it shows where one datanet
 * stands. The list that repeats it in words is its text alternative.
 */
export function LoopPicture({
  figures,
  className,
}: {
  figures?: Record<StageKey, LoopFigure>;
  className?: string;
}) {
  const t = useTexts();
  return (
    <div className={className}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden
        className="block h-auto w-full overflow-visible"
      >
        <g transform={`translate(${CENTER.x} ${CENTER.y})`}>
          {LOOP.map((stage, index) => (
            <Arc key={stage.key} stage={stage} from={index * STEP} />
          ))}
          <g className="loop-turn">
            {LOOP.map(({ key, look }, index) => {
              const { x, y } = onRing(index * STEP + STEP / 2);
              return (
                <rect
                  key={key}
                  x={x - 6}
                  y={y - 6}
                  width="12"
                  height="12"
                  rx="3"
                  strokeWidth="3"
                  className={cn(look.fill, "stroke-surface")}
                />
              );
            })}
          </g>
          <g transform="translate(-38 -38)" className="text-text">
            <svg width="76" height="76">
              <Bits value={0b110_111_011} className="size-full" />
            </svg>
          </g>
          {LOOP.map((stage, index) => (
            <Node
              key={stage.key}
              stage={stage}
              index={index}
              figure={figures?.[stage.key] ?? null}
            />
          ))}
        </g>
      </svg>
      {figures && (
        // On a phone the picture has room for the names only; the list is for everybody there.
        <ul className="divide-line border-line mt-4 divide-y border-t text-sm sm:sr-only">
          {LOOP.map(({ key, name, look }) => (
            <li key={key} className="grid grid-cols-[5.5rem_1fr] gap-x-3 py-2">
              <span className={cn("font-medium", look.text)}>{t(name)}</span>{" "}
              <span>
                <span className="figures font-medium">{t(figures[key].figure)}</span>{" "}
                <span className="text-muted">{t(figures[key].caption)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The way from one stage to the next, with its head. */
function Arc({ stage: { look }, from }: { stage: LoopStage; from: number }) {
  const start = onRing(from + GAP);
  const end = onRing(from + STEP - GAP - 4);
  const tip = onRing(from + STEP - GAP + 2);
  const inner = onRing(from + STEP - GAP - 5, RADIUS - 9);
  const outer = onRing(from + STEP - GAP - 5, RADIUS + 9);
  return (
    <>
      <path
        d={`M${start.x} ${start.y}A${RADIUS} ${RADIUS} 0 0 1 ${end.x} ${end.y}`}
        fill="none"
        strokeWidth="5"
        strokeLinecap="round"
        className={look.stroke}
      />
      <path
        d={`M${inner.x} ${inner.y}L${tip.x} ${tip.y}L${outer.x} ${outer.y}Z`}
        strokeWidth="2"
        strokeLinejoin="round"
        className={cn(look.fill, look.stroke)}
      />
    </>
  );
}

/** Where the words of each stage stand, outside of the ring. */
const ANCHORS = [
  { x: 0, y: -NODE - 34, anchor: "middle" },
  { x: NODE + 14, y: -2, anchor: "start" },
  { x: NODE + 14, y: 2, anchor: "start" },
  { x: -NODE - 14, y: 2, anchor: "end" },
  { x: -NODE - 14, y: -2, anchor: "end" },
] as const;

function Node({
  stage: { key, name, short, look },
  index,
  figure,
}: {
  stage: LoopStage;
  index: number;
  figure: LoopFigure | null;
}) {
  const t = useTexts();
  const { x, y } = onRing(index * STEP);
  const words = ANCHORS[index]!;
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r={NODE} strokeWidth="2.5" className={cn(look.softFill, look.stroke)} />
      <StageIcon stage={key} x={-16} y={-16} width={32} height={32} className={look.text} />
      <text
        x={words.x}
        // Three lines over the first stage need more room than two.
        y={index === 0 && figure ? words.y - 22 : words.y}
        textAnchor={words.anchor}
        className={cn(
          "font-display text-[25px] font-bold tracking-tight sm:text-[22px]",
          figure ? cn(look.fill, "sm:text-[19px]") : "fill-text",
        )}
      >
        {t(name)}
        {figure ? (
          <>
            <tspan x={words.x} dy="25" className="fill-text figures text-[20px] max-sm:hidden">
              {t(figure.figure)}
            </tspan>
            <tspan
              x={words.x}
              dy="19"
              className="fill-muted font-sans text-[15px] font-normal tracking-normal max-sm:hidden"
            >
              {t(figure.caption)}
            </tspan>
          </>
        ) : (
          <tspan
            x={words.x}
            dy="21"
            className="fill-muted font-sans text-[15.5px] font-normal tracking-normal max-sm:hidden"
          >
            {t(short)}
          </tspan>
        )}
      </text>
    </g>
  );
}
