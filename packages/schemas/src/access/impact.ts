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
  const numbers = new Map<Rule, number>()
  const verdicts: Verdict[] = []
  const numberOf = (rule: Rule): number => {
    const number = numbers.get(rule) ?? numbers.size
    numbers.set(rule, number)
    return number
  }
  const placeOf = ({ effect, deciding }: Decision<Rule>): number => {
    let name: string = effect
    for (const rule of deciding) name += ` ${numberOf(rule)}`
    const known = places.get(name)
    if (known !== undefined) return known
    places.set(name, verdicts.length)
    return verdicts.push({ effect, deciding: deciding.map(keyOf).sort() }) - 1
  }
  const flips: { cells: number[]; before: number[]; after: number[] } = {
    ...{ cells: [], before: [], after: [] },
  }
  let opens = 0
  for (let cell = 0; cell < count; cell++) {
    const was = before(cell)
    const will = after(cell)
    if (was.effect === will.effect) continue
    if (will.effect === 'ALLOW') opens++
    flips.cells.push(cell)
    flips.before.push(placeOf(was))
    flips.after.push(placeOf(will))
  }
  return {
    ...{ looked: count, opens, closes: flips.cells.length - opens },
    cells: Uint32Array.from(flips.cells),
    before: Uint32Array.from(flips.before),
    after: Uint32Array.from(flips.after),
    verdicts,
  }
}
