/** "0x12345678…" → "0x1234…cdef". Works for hashes too. */
export function shortHex(hex: string, ends = 4): string {
  return hex.length <= 2 + 2 * ends + 1 ? hex : `${hex.slice(0, 2 + ends)}…${hex.slice(-ends)}`;
}

/** Whether two addresses are the same account, however they are capitalised. */
export function sameAddress(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
}
