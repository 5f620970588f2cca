import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'

/**
 * A measured figure. `budget` is the largest allowed value, or the smallest if `atLeast` is true.
 */
export const Figure = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  budget: z.optional(z.number()),
  atLeast: z.optional(z.boolean()),
  date: z.iso.date(),
  command: z.string(),
})
export type Figure = z.infer<typeof Figure>

export const PerformanceRecord = z.object({ machine: z.string(), figures: z.array(Figure) })
export type PerformanceRecord = z.infer<typeof PerformanceRecord>

function verdict({ value, budget, atLeast }: Figure): string {
  if (budget === undefined) return ''
  return (atLeast ? value >= budget : value <= budget) ? 'met' : '**missed**'
}

/** Returns docs/performance.md, from docs/performance.json, which `npm run bench` writes. */
export function performancePage(root: string): string {
  const file = join(root, 'docs/performance.json')
  const { machine, figures } = existsSync(file)
    ? PerformanceRecord.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { machine: 'not measured yet', figures: [] }
  return [
    '# Performance',
    '',
    'Generated from `performance.json` by `npm run generate`; measured by `npm run bench`. Budgets are those of the design.',
    '',
    `Machine: ${machine}`,
    '',
    '| figure | measured | budget | | date | command |',
    '| --- | ---: | ---: | --- | --- | --- |',
    ...figures.map((figure) => {
      const { name, value, unit, budget, atLeast, date, command } = figure
      const limit = budget === undefined ? '' : `${atLeast ? '≥' : '≤'} ${budget} ${unit}`
      return `| ${name} | ${value} ${unit} | ${limit} | ${verdict(figure)} | ${date} | \`${command}\` |`
    }),
    '',
  ].join('\n')
}
