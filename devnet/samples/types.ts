import type { Hex } from "viem";
import type { NewItem } from "@/lib/content/contribution";
import type { DatanetDescription } from "@/lib/content/schema";

/** A real item and whether it is good under its datanet's guidelines. */
export type Sample = { item: NewItem<Uint8Array>; good: boolean };

/** A datanet of the local world: what it is about, its items, and the truth its neighbours judge by. */
export type SampleDatanet = {
  description: DatanetDescription;
  /** Price of one unit of use, in wei. */
  priceWei: bigint;
  /**
   * `count` items from position `from` (it wraps), about one in four of them bad, the same on every
   * call.
   */
  take(from: number, count: number): Promise<Sample[]>;
  /** Judges a data item as an expert would: by the truth where it is known, else by its looks. */
  isGood(item: { sha256: Hex; label?: string | undefined; bytes: Uint8Array }): Promise<boolean>;
  /** The right answer to the datanet's field for an item, or null where nobody knows. */
  trueLabel(sha256: Hex): string | null;
  /** Digest of the sample that this one is nearly a copy of, or null. Whoever judges items one by one misses it. */
  originalOf(sha256: Hex): Hex | null;
};
