import { foldText } from '@mailroom/schemas/fold-text'
import type { SnapshotRow } from '@mailroom/schemas/snapshot-kinds'
import { pageOfKind, placeOf } from './kind-pages.ts'
import { type Kind, type Model, nameOf } from './model.ts'

/** Where something is shown: the page of a thing, or a page whose tables are filtered. */
export type Place = { page: string; id?: string; text?: string }

/** What a search has found: what it is, what it is called, and where it is shown. */
export type Hit = { kind: Kind; name: string; detail: string; to: Place }

/** Lines that only tie things together by their ids: the pages of these things have them. */
const ties: readonly Kind[] = ['membership', 'delegate', 'permission', 'mailboxSize', 'tokenUse']

/** How many hits are shown. */
const maxHits = 100

function textsIn(value: unknown, texts: string[] = []): string[] {
  if (typeof value === 'string') texts.push(value)
  else if (typeof value === 'number') texts.push(String(value))
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) textsIn(each, texts)
  return texts
}

function nameOfRow(model: Model, row: SnapshotRow): string {
  if (row.kind === 'user' || row.kind === 'group' || row.kind === 'resource')
    return nameOf(model, row.id)
  if (row.kind === 'address') return row.address
  const members: Record<string, unknown> = row
  for (const member of ['name', 'key', 'hostname', 'domain', 'operation', 'deviceId', 'id'])
    if (typeof members[member] === 'string') return members[member]
  return row.kind
}

function placeOfRow({ entities }: Model, row: SnapshotRow, name: string): Place {
  if (row.kind === 'user' || row.kind === 'group' || row.kind === 'resource')
    return placeOf(row.kind, row.id)
  if (row.kind === 'address') {
    const owner = row.ownerId === undefined ? undefined : entities.get(row.ownerId)
    return owner ? placeOf(owner.kind, owner.id) : { page: 'addresses', text: name }
  }
  return { page: pageOfKind(row.kind), text: name }
}

/** The words of each thing, with spaces between them, folded. */
type Entry = { row: SnapshotRow; name: string; text: string }

/**
 * Finds things in which each of the words occurs, as people type them. Those whose name begins with
 * what was typed come first. Source: ARC-04.
 */
export function searchIn(model: Model) {
  const entries: Entry[] = []
  const rows = model.rows.filter(({ kind }) => !ties.includes(kind))
  let done = 0
  /** Takes up some more rows; returns whether all are. */
  const prepare = (count = rows.length) => {
    const end = Math.min(rows.length, done + count)
    for (; done < end; done++) {
      const row = rows[done]
      if (!row) continue
      const { kind: _, ...members } = row
      const name = nameOfRow(model, row)
      const text = foldText(textsIn(members).join(' '))
      entries.push({ row, name: foldText(name), text })
    }
    return done === rows.length
  }
  return {
    prepare,
    find(asked: string): { hits: Hit[]; count: number } {
      prepare()
      const words = foldText(asked).split(' ').filter(Boolean)
      if (words.length === 0) return { hits: [], count: 0 }
      const typed = words.join(' ')
      // The best first: names that begin so, names that have it, and whatever else has it.
      const ranks: Entry[][] = [[], [], []]
      let count = 0
      for (const entry of entries) {
        if (!words.every((word) => entry.text.includes(word))) continue
        count++
        const at = entry.name.indexOf(typed)
        const rank = ranks[at === 0 ? 0 : at > 0 ? 1 : 2]
        if (rank && rank.length < maxHits) rank.push(entry)
      }
      const hits = ranks
        .flat()
        .slice(0, maxHits)
        .map(({ row }) => {
          const name = nameOfRow(model, row)
          const { email, address, value, description, ownerId }: Record<string, unknown> = row
          const owner = typeof ownerId === 'string' ? nameOf(model, ownerId) : undefined
          const detail = [owner, email, address, value, description].find(
            (each) => typeof each === 'string' && each !== name,
          )
          return {
            ...{ kind: row.kind, name, detail: String(detail ?? '') },
            to: placeOfRow(model, row, name),
          }
        })
      return { hits, count }
    },
  }
}
export type Search = ReturnType<typeof searchIn>
