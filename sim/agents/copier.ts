import { fullBitmap } from "@/lib/curation/bitmap";
import { accept } from "@/lib/curation/tally";
import type { Agent } from "./agent";

/** A juror who does not look but takes the majority of what the chain shows of the panel's ballots. */
export const copier: Agent = {
  name: "copier",
  vote: ({ items, shown, seen }) =>
    shown.length === 0
      ? seen
      : accept(
          shown.map((word) => word & fullBitmap(items)),
          fullBitmap(shown.length),
          1n,
          2n,
        ),
};
