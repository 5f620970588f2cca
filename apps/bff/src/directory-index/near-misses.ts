import type { Entity } from '@mailroom/schemas'
import { fold } from './fold.ts'
import type { IndexedEntity } from './indexed-entity.ts'

const maxItems = 5

/** How many slips of the finger are believed: more in longer texts. */
function maxSlips(text: string): number {
  return text.length < 4 ? 1 : text.length < 8 ? 2 : 3
}

/**
 * How many letters have to be changed, added, left out or swapped with the next one to make one text of another (optimal string
 * alignment); `limit + 1` where it is more than the limit.
 */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const slips = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : limit + 1,
      )
      current.push(slips)
      least = Math.min(least, slips)
    }
    if (least > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return last[b.length] ?? limit + 1
}

/** A text, and the same with its two halves the other way round: `silva.ana` for `ana.silva`. */
function spellingsOf(text: string): string[] {
  const halves = /^([^ .]+)([ .])([^ .]+)$/.exec(text)
  return halves ? [text, `${halves[3]}${halves[2]}${halves[1]}`] : [text]
}

function localPartOf(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 1 ? value : value.slice(0, at)
}

/** Those whose name, display name or address is almost the text, the nearest first. Domains do not count. Source: ORG-40. */
export function nearMisses(all: Iterable<IndexedEntity>, text: string): Entity[] {
  const spellings = spellingsOf(localPartOf(fold(text)))
  const limit = maxSlips(spellings[0] ?? '')
  const near: { slips: number; entity: Entity }[] = []
  for (const { entity, values } of all) {
    if (entity.state === 'DELETED') continue
    let slips = limit + 1
    for (const value of values.split('\n'))
      if (value !== '' && value !== entity.id)
        for (const spelling of spellings)
          slips = Math.min(slips, slipsBetween(spelling, localPartOf(value), limit))
    if (slips <= limit) near.push({ slips, entity })
  }
  return near
    .sort((a, b) => a.slips - b.slips || (a.entity.name < b.entity.name ? -1 : 1))
    .slice(0, maxItems)
    .map(({ entity }) => entity)
}
