import type { Figure } from '../../tools/docs/performance.ts'

const today = new Date().toISOString().slice(0, 10)

/** Returns a measured figure of `npm run bench`; `budget` is the design's (§6). */
export function figure(
  name: string,
  value: number,
  unit: string,
  limit: { budget?: number; atLeast?: boolean } = {},
): Figure {
  const rounded = value >= 100 ? Math.round(value) : Number(value.toPrecision(3))
  return { name, value: rounded, unit, ...limit, date: today, command: 'npm run bench' }
}
