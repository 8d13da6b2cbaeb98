import type { Texts } from "@/components/texts/texts";
import type { ReadyRequest } from "@/components/work/useItem";
import type { SandboxDigit } from "@/lib/sandbox/digits";

const SIDE = 28;

/** The digits of a round as the judging desk takes items. */
export function deskItems(digits: readonly SandboxDigit[], t: Texts): ReadyRequest[] {
  return digits.map(({ label, png }, index) => ({
    ready: {
      shown: {
        kind: "data",
        source: {
          contribution: 0,
          digest: "0x",
          path: "",
          mediaType: "image/png",
          title: t("Handwritten digit, item {number}", { number: index + 1 }),
          url: pictureUrl(png),
        },
        original: null,
        label: { field: t("digit"), value: String(label) },
      },
      preview: { kind: "image", mediaType: "image/png", width: SIDE, height: SIDE },
    },
  }));
}

/** @param png base64 */
export const pictureUrl = (png: string): string => `data:image/png;base64,${png}`;
