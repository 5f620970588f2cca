import type { ComponentChildren } from 'preact'
import { Fragment } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import * as z from 'zod/mini'
import { hasWords, useWords, type Words } from '../frame/frame-words.ts'
import { hashOf } from '../frame/route.ts'
import { type Column, placeOf, type Ref } from '../snapshot/table.ts'
import { LanguageContext } from '../words/words.ts'

/** Matches what nobody sees, or what turns the direction of what follows. */
const unseen = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029]/gu

/** Writes out the characters of a text that nobody sees. */
export const visible = (text: string) =>
  text.replaceAll(
    unseen,
    (each) => `⟨U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )

/** Writes a moment in the reader's zone, with UTC beside it. Source: ARC-10. */
export function useMoments() {
  const language = useContext(LanguageContext)
  const words = useWords()
  return useMemo(() => {
    const own = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
    const utc = new Intl.DateTimeFormat(language, {
      ...{ dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' },
    })
    const isUtc = new Intl.DateTimeFormat().resolvedOptions().timeZone === 'UTC'
    return (value: string): string => {
      const moment = new Date(value)
      if (Number.isNaN(moment.getTime())) return value
      const beside = words('utc', { time: utc.format(moment) })
      return isUtc
        ? words('utc', { time: own.format(moment) })
        : `${own.format(moment)} (${beside})`
    }
  }, [language, words])
}

const Folder = z.strictObject({
  name: z.enum(['INBOX', 'DELETED_ITEMS', 'SENT_ITEMS', 'DRAFTS', 'JUNK_EMAIL']),
  action: z.enum(['NONE', 'DELETE', 'PERMANENTLY_DELETE']),
  period: z.optional(z.number()),
})

/** Returns the words of a column: of a member of the snapshot, or of a column of the page. */
export function columnWords(words: Words, id: string): string {
  for (const key of [`column.${id}`, `member.${id}`]) if (hasWords(key)) return words(key)
  return id
}

/** Returns a value as a text: lists with commas, objects member by member, no JSON. */
export function valueText(words: Words, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return words(value ? 'yes' : 'no')
  if (Array.isArray(value)) {
    const areObjects = value.some((each) => typeof each === 'object')
    return value.map((each) => valueText(words, each)).join(areObjects ? '; ' : ', ')
  }
  if (typeof value !== 'object') return String(value)
  const { data: folder } = Folder.safeParse(value)
  if (folder)
    return words(`folder.${folder.action}`, {
      ...{ folder: words(`folderName.${folder.name}`), count: folder.period ?? 0 },
    })
  return Object.entries(value)
    .map(([name, member]) =>
      words('value', { member: columnWords(words, name), value: valueText(words, member) }),
    )
    .join(', ')
}

const Refs = z.union([
  z.object({ id: z.string(), name: z.string() }),
  z.array(z.object({ id: z.string(), name: z.string() })),
])
const refsOf = (cell: unknown): Ref[] => {
  const { data } = Refs.safeParse(cell)
  // The worker made them; what else they have is their kind.
  return data ? ([cell].flat() as Ref[]) : []
}

const Changes = z.object({
  changes: z.array(z.object({ member: z.string(), before: z.unknown(), after: z.unknown() })),
})

function changesText(words: Words, cell: unknown): string {
  const { data } = Changes.safeParse(cell)
  return (data?.changes ?? [])
    .map(({ member, before, after }) =>
      words('changedFrom', {
        member: columnWords(words, member),
        before: valueText(words, before) || words('nothingThere'),
        after: valueText(words, after) || words('nothingThere'),
      }),
    )
    .join('; ')
}

/** The columns with codes of the page itself, each with the beginning of their words. */
const coded: Record<string, string> = {
  ...{ fault: 'lineFault', op: 'op', kind: 'kind', proof: 'proof' },
}

/** Returns the text of a cell that the page itself has made, such as what is wrong with a line. */
function codedText(words: Words, id: string, cell: unknown): string | undefined {
  if (id === 'changes') return changesText(words, cell)
  const key = Object.hasOwn(coded, id) ? `${coded[id]}.${String(cell)}` : ''
  return hasWords(key) ? words(key) : undefined
}

/** Returns what a cell says, as a text and as it is shown. */
export function useCells() {
  const words = useWords()
  const moment = useMoments()
  return useMemo(() => {
    const text = ({ id, type }: Column, cell: unknown): string => {
      const marked = codedText(words, id, cell)
      if (marked !== undefined) return marked
      if (type === 'ref' || type === 'way') {
        if (type === 'way' && Array.isArray(cell) && cell.length === 0) return words('directly')
        if (typeof cell === 'string') return cell
        return refsOf(cell)
          .map(({ name }) => name)
          .join(type === 'way' ? ' → ' : ', ')
      }
      return type === 'time' && typeof cell === 'string' ? moment(cell) : valueText(words, cell)
    }
    const link = ({ id, name, entity }: Ref): ComponentChildren => {
      if (!entity) return <bdi title={words('notInSnapshot')}>{visible(name)}</bdi>
      const place = placeOf(entity, id)
      return (
        <a href={hashOf(place.page, place.id)}>
          <bdi>{visible(name)}</bdi>
        </a>
      )
    }
    const view = (column: Column, cell: unknown): ComponentChildren => {
      const { type } = column
      const refs = type === 'ref' || type === 'way' ? refsOf(cell) : []
      if (refs.length > 0)
        return refs.map((ref, index) => (
          <Fragment key={ref.id}>
            {index > 0 && (type === 'way' ? ' → ' : ', ')}
            {link(ref)}
          </Fragment>
        ))
      const shown = visible(text(column, cell))
      return type === 'code' ? <code>{shown}</code> : <bdi>{shown}</bdi>
    }
    return { text, view }
  }, [words, moment])
}
export type Cells = ReturnType<typeof useCells>
