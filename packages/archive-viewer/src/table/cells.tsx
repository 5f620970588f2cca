import type { ComponentChildren } from 'preact'
import { Fragment } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import { hasWords, useWords, type Words } from '../frame/frame-words.ts'
import { hashOf } from '../frame/route.ts'
import { placeOf } from '../snapshot/kind-pages.ts'
import type { Column, Ref } from '../snapshot/table.ts'
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

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Says a folder of the retention policy, if it is one with nothing that has no words. */
function folderText(words: Words, value: Record<string, unknown>): string | undefined {
  const { name, action, period = 0, ...rest } = value
  const folder = `folderName.${name}`
  const what = `folder.${action}`
  if (!hasWords(folder) || !hasWords(what) || Object.keys(rest).length > 0) return undefined
  return words(what, { folder: words(folder), count: Number(period) })
}

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
  if (!isRecord(value)) return String(value)
  const folder = folderText(words, value)
  if (folder !== undefined) return folder
  return Object.entries(value)
    .map(([name, member]) =>
      words('value', { member: columnWords(words, name), value: valueText(words, member) }),
    )
    .join(', ')
}

const isRef = (value: unknown): value is Ref =>
  isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string'

const refsOf = (cell: unknown): Ref[] => [cell].flat().filter(isRef)

function changesText(words: Words, cell: unknown): string {
  const changes = isRecord(cell) && Array.isArray(cell.changes) ? cell.changes : []
  return changes
    .filter(isRecord)
    .map(({ member, before, after }) =>
      words('changedFrom', {
        member: columnWords(words, String(member)),
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
