/**
 * Returns the value that a share of the samples does not exceed; `percentile(samples, 0.5)` is the
 * median.
 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
