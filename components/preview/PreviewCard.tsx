import { ImageResponse } from "next/og";
import { previewFonts } from "@/lib/preview/fonts";

/** Size that link previews are shown in, pixels. */
export const PREVIEW_SIZE = { width: 1200, height: 630 };
/** Numbers on the picture grow old; crawlers may keep it this long. */
const MAX_AGE = 600;

// The light theme's values: a picture cannot follow the reader's.
const INK = "#16171f";
const MUTED = "#595863";
const PAPER = "#f8f6f1";
const LINE = "#e0dcd1";
const STAGES = ["#2a42d1", "#8527a3", "#096577", "#865300", "#40690a"];
const SOFT = ["#e4e8fd", "#f6e6fb", "#daf1f5", "#fcedc6", "#eaf4d7"];

const RADIUS = 118;
const GAP = 21;

/** What a preview says. User text must have come through `plainText`. */
export type PreviewWords = {
  eyebrow: string;
  title: string;
  text: string;
  /** At most three. */
  figures: readonly { value: string; label: string }[];
};

/** The picture of a link preview, PNG. */
export async function previewImage(words: PreviewWords): Promise<ImageResponse> {
  return new ImageResponse(<PreviewCard {...words} />, {
    ...PREVIEW_SIZE,
    fonts: await previewFonts(),
    headers: { "cache-control": `public, max-age=${MAX_AGE}` },
  });
}

// Styles are attributes here because this is drawn by satori and never is a part of a page.
function PreviewCard({ eyebrow, title, text, figures }: PreviewWords) {
  return (
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: "64px 72px",
        background: PAPER,
        color: INK,
        fontFamily: "Bricolage",
      }}
    >
      <div
        style={{ display: "flex", alignItems: "center", gap: 18, fontSize: 34, fontWeight: 700 }}
      >
        <Mark />
        Datanets
      </div>
      <div style={{ display: "flex", alignItems: "center", justifyContent: "space-between" }}>
        <div style={{ display: "flex", flexDirection: "column", width: 720 }}>
          <div style={{ display: "flex", fontSize: 28, color: MUTED }}>{eyebrow}</div>
          <div
            style={{
              display: "flex",
              marginTop: 10,
              fontSize: title.length > 34 ? 60 : 76,
              fontWeight: 700,
              lineHeight: 1.05,
              letterSpacing: "-0.03em",
            }}
          >
            {title}
          </div>
          {text !== "" && (
            <div
              style={{
                display: "flex",
                marginTop: 20,
                fontSize: 28,
                lineHeight: 1.35,
                color: MUTED,
              }}
            >
              {text}
            </div>
          )}
        </div>
        <Ring />
      </div>
      <div
        style={{
          display: "flex",
          gap: 64,
          borderTop: `2px solid ${LINE}`,
          paddingTop: 26,
          minHeight: 104,
        }}
      >
        {figures.map(({ value, label }) => (
          <div key={label} style={{ display: "flex", flexDirection: "column" }}>
            <div style={{ display: "flex", fontSize: 38, fontWeight: 700 }}>{value}</div>
            <div style={{ display: "flex", fontSize: 24, color: MUTED }}>{label}</div>
          </div>
        ))}
      </div>
    </div>
  );
}

function Mark() {
  const bits = [
    [0, 0],
    [1, 0],
    [2, 1],
    [1, 2],
    [0, 1],
  ];
  return (
    <svg width="52" height="52" viewBox="0 0 24 24">
      {bits.map(([x, y], index) => (
        <rect
          key={index}
          x={x! * 8 + 1}
          y={y! * 8 + 1}
          width="6"
          height="6"
          rx="1.5"
          fill={STAGES[index]}
        />
      ))}
      <rect x="9" y="9" width="6" height="6" rx="1.5" fill={INK} />
    </svg>
  );
}

/** The loop of five stages. */
function Ring() {
  const at = (degrees: number) => {
    const angle = ((degrees - 90) * Math.PI) / 180;
    return { x: 150 + RADIUS * Math.cos(angle), y: 150 + RADIUS * Math.sin(angle) };
  };
  return (
    <svg width="300" height="300" viewBox="0 0 300 300">
      {STAGES.map((colour, index) => {
        const from = at(index * 72 + GAP);
        const to = at((index + 1) * 72 - GAP);
        return (
          <path
            key={colour}
            d={`M${from.x} ${from.y}A${RADIUS} ${RADIUS} 0 0 1 ${to.x} ${to.y}`}
            fill="none"
            stroke={colour}
            strokeWidth="8"
            strokeLinecap="round"
          />
        );
      })}
      {STAGES.map((colour, index) => {
        const { x, y } = at(index * 72);
        return (
          <circle
            key={colour}
            cx={x}
            cy={y}
            r="28"
            fill={SOFT[index]}
            stroke={colour}
            strokeWidth="4"
          />
        );
      })}
    </svg>
  );
}
