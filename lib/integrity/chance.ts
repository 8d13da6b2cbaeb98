/** P(X >= k) for X binomial: n draws that each succeed with probability p. */
export function binomialAtLeast(n: number, p: number, k: number): number {
  if (k <= 0) return 1;
  if (p <= 0) return 0;
  if (p >= 1) return k <= n ? 1 : 0;
  let term = (1 - p) ** n;
  let below = 0;
  for (let i = 0; i < Math.min(k, n + 1); i += 1) {
    below += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return Math.max(0, 1 - below);
}

/** P(X >= k) for X hypergeometric: n drawn without return from `total`, of which `marked` count. */
export function hypergeometricAtLeast(total: number, marked: number, n: number, k: number): number {
  let chance = 0;
  for (let i = Math.max(k, n - (total - marked)); i <= Math.min(n, marked); i += 1) {
    chance += Math.exp(
      logChoose(marked, i) + logChoose(total - marked, n - i) - logChoose(total, n),
    );
  }
  return Math.min(1, chance);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
  return sum;
}
