const integers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** "12,345". */
export function formatCount(count: number | bigint): string {
  return integers.format(count);
}

/** A share as a percentage with at most one decimal, kept on one line: 0.125 → "12.5 %". */
export function formatShare(share: number): string {
  return `${Number((share * 100).toFixed(1))}\u00a0%`;
}

/** "10 MB", "1.2 MB", "340 kB", "12 bytes": decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  // Units are written alike in every language.
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  const [value, unit] =
    bytes < 1e6 ? [bytes / 1e3, "kB"] : bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${Number(value.toFixed(value < 10 ? 1 : 0))} ${unit}`;
}
