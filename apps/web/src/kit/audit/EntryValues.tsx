import './audit.css'
import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import * as z from 'zod/mini'
import type { OrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { nameOf } from '../entity/entity-name.ts'
import { nothing, useFormats } from '../words/formats.ts'
import { hasText, useText } from '../words/texts.ts'
import { entityIdsOf, type ValueRow, valuesOf } from './entry-values.ts'
import { organizationOf } from './use-audit-target.ts'

/** The most values of a list in words; the others are counted. */
const mostShown = 20

/** The value under which the trail hides a secret. */
const hiddenSecret = '***'

/** A time as the API writes it. */
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

const nowhere: OrganizationScope = { connectionId: '', region: 'us-east-1', organizationId: '' }

/** A tag in a list. */
const Pair = z.object({ key: z.string(), value: z.string() })

/** The DNS records of a name and type in a list. */
const RecordSet = z.object({ name: z.string(), type: z.string(), values: z.array(z.string()) })

/** Returns the names of the users, groups and resources that an entry names by id. */
function useNames(entry: AuditEntry, rows: readonly ValueRow[]): ReadonlyMap<string, string> {
  const scope = organizationOf(entry)
  const ids = entityIdsOf(rows)
  const { data } = useRead(
    'entities.search',
    {
      ...(scope ?? nowhere),
      query: { ids, states: ['ENABLED', 'DISABLED', 'DELETED'] },
      limit: 100,
    },
    { enabled: scope !== undefined && ids.length > 0 },
  )
  return new Map(data?.items.map((entity) => [entity.id, nameOf(entity)]))
}

/** Returns the words of a value, by its name. */
export function useValueWords(names: ReadonlyMap<string, string>) {
  const text = useText('auditEntries')
  const { number, exactTime } = useFormats()
  const wordsOf = (name: string, value: unknown): string => {
    if (Array.isArray(value)) {
      const items = value.slice(0, mostShown).map((item: unknown) => wordsOf(name, item))
      if (items.length === 0) return text('nothing')
      const shown = items.join(', ')
      const more = value.length - items.length
      return more === 0 ? shown : text('andMore', { items: shown, count: more })
    }
    if (value === null || value === undefined || value === '') {
      const key = `empty.${name}`
      return hasText('auditEntries', key) ? text(key) : text('nothing')
    }
    if (value === hiddenSecret) return text('secret')
    if (typeof value === 'boolean') return text(value ? 'yes' : 'no')
    if (typeof value === 'number')
      return name === 'mailboxQuota' ? text('megabytes', { size: number(value) }) : number(value)
    const pair = Pair.safeParse(value)
    if (pair.success) return text('pair', pair.data)
    const set = RecordSet.safeParse(value)
    if (set.success)
      return text('pair', {
        key: `${set.data.type} ${set.data.name}`,
        value: wordsOf('', set.data.values),
      })
    if (typeof value === 'object')
      return Object.entries(value)
        .map(([each, part]) => wordsOf(each, part))
        .join(', ')
    if (typeof value !== 'string') return JSON.stringify(value)
    const named = names.get(value)
    if (named !== undefined) return text('named', { name: named, id: value })
    if (isoTime.test(value)) return exactTime(value)
    const key = `value.${value}`
    return hasText('auditEntries', key) ? text(key) : value
  }
  return wordsOf
}

/**
 * Returns the label of a value: that of its resource, its whole name's, its own, or the name as the
 * API spells it.
 */
export function useFieldWords(operation: string) {
  const text = useText('auditEntries')
  const [resource] = operation.split('.')
  return (name: string): string => {
    const names = [`${resource}.${name}`, name, name.split('.').at(-1)]
    const keys = names.map((each) => `field.${each}`)
    const key = keys.find((each) => hasText('auditEntries', each))
    return key !== undefined && hasText('auditEntries', key) ? text(key) : name
  }
}

/**
 * The values of a change, before and after, in the words of the fields; changed ones first, and last
 * those that only name who or what is meant.
 * Without values from before, only what was requested.
 */
export function EntryValues({ entry }: { entry: AuditEntry }) {
  const text = useText('auditEntries')
  const rows = valuesOf(entry)
  const wordsOf = useValueWords(useNames(entry, rows))
  const fieldOf = useFieldWords(entry.operation)
  const hasBefore = entry.before !== undefined
  if (rows.length === 0) return text('noValues')
  return (
    <table className="audit-values">
      <thead>
        <tr>
          <th scope="col">{text('field')}</th>
          {hasBefore && <th scope="col">{text('before')}</th>}
          <th scope="col">
            {text(!hasBefore ? 'value' : entry.result === 'SUCCEEDED' ? 'after' : 'wanted')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} data-kind={hasBefore ? row.kind : undefined}>
            <th scope="row">{fieldOf(row.name)}</th>
            {hasBefore && row.kind === 'names' ? (
              <td colSpan={2}>{wordsOf(row.name, row.after)}</td>
            ) : (
              <>
                {hasBefore && <td>{'before' in row ? wordsOf(row.name, row.before) : nothing}</td>}
                <td>
                  {row.kind === 'unchanged'
                    ? text('unchanged')
                    : row.kind === 'leftOut'
                      ? text('leftOut')
                      : 'after' in row
                        ? wordsOf(row.name, row.after)
                        : nothing}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
