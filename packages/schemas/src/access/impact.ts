import type { Decision, Effect } from './combine.ts'

/** What rules decide about a cell, and the keys of those that decide. */
export type Verdict = { effect: Effect; deciding: readonly string[] }

/**
 * What a change of rules means for the cells that were looked at. Cells that flip have their place,
 * and the places in `verdicts` of what was and will be decided; a worker sends them as numbers.
 */
export type Impact = {
  looked: number
  opens: number
  closes: number
  cells: Uint32Array
  before: Uint32Array
  after: Uint32Array
  verdicts: readonly Verdict[]
}

/**
 * Compares what two sets of rules decide about each of `count` cells, which are asked for by their
 * places. Source: ACR-26.
 */
export function impactOf<Rule>(
  count: number,
  before: (place: number) => Decision<Rule>,
  after: (place: number) => Decision<Rule>,
  keyOf: (rule: Rule) => string,
): Impact {
  const places = new Map<string, number>()
  const verdicts: Verdict[] = []
  const placeOf = ({ effect, deciding }: Decision<Rule>): number => {
    const keys = deciding.map(keyOf).sort()
    const name = JSON.stringify([effect, ...keys])
    const place = places.get(name) ?? verdicts.push({ effect, deciding: keys }) - 1
    places.set(name, place)
    return place
  }
  const flips: [cell: number, was: number, will: number][] = []
  let opens = 0
  for (let cell = 0; cell < count; cell++) {
    const was = before(cell)
    const will = after(cell)
    if (was.effect === will.effect) continue
    if (will.effect === 'ALLOW') opens++
    flips.push([cell, placeOf(was), placeOf(will)])
  }
  return {
    ...{ looked: count, opens, closes: flips.length - opens },
    cells: Uint32Array.from(flips, ([cell]) => cell),
    before: Uint32Array.from(flips, ([, was]) => was),
    after: Uint32Array.from(flips, ([, , will]) => will),
    verdicts,
  }
}
