/** A seat on a bench, or what having none means (`held` false, zeros, and the par one would pay). */
export type SeatView = {
  held: boolean;
  /** Bought and not leaving. */
  active: boolean;
  id: number;
  balanceWei: bigint;
  /** Worst losses of its open duties. */
  reservedWei: bigint;
  parWei: bigint;
  /** Above par and free to claim. */
  surplusWei: bigint;
  boughtAt: number;
  /** When leaving was announced; 0: not leaving. */
  leavingAt: number;
  /** 0: not leaving. */
  withdrawableAt: number;
  /** Jurors: 0 = earned. */
  appointedUntil: number;
  duties: number;
  /** Curators: rounds with a gold score and the mean of those scores (1 = 100 %). */
  goldRounds: number;
  meanGoldScore: number;
};
