import { auditResults, type Input } from '@mailroom/schemas'
import { OrganizationId } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type AuditFilter, auditFilters } from '../../kit/audit/audit-log-path.ts'
import { useChangeQuery } from '../../kit/table/list-address.ts'
import { beginningOf } from './periods.ts'

type Query = Omit<Input<'auditEntries.list'>, 'maxResults' | 'nextToken'>

/** The longest text that the backend accepts. */
const longest = 256

function momentOf(text: string): string | undefined {
  const moment = new Date(text)
  return text === '' || Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

/** Returns what an address's filters ask the backend for; omits what it would refuse. */
function queryOf(filter: (name: AuditFilter) => string): Query {
  const short = (name: AuditFilter) => filter(name).trim().slice(0, longest) || undefined
  const time = filter('time')
  const isRange = time === 'range'
  const organization = filter('organization')
  const objectId = short('objectId')
  const personId = short('personId')
  return withoutGaps({
    text: short('text'),
    accountId: personId,
    account: personId === undefined ? short('person') : undefined,
    targetId: objectId,
    target: objectId === undefined ? short('object') : undefined,
    operation: short('operation')?.slice(0, 128),
    organizationId: OrganizationId.pattern.test(organization) ? organization : undefined,
    result: auditResults.find((result) => result === filter('result')),
    from: isRange ? momentOf(filter('from')) : beginningOf(time, new Date()),
    to: isRange ? momentOf(filter('to')) : undefined,
  })
}

function withoutGaps(query: { [Name in keyof Query]: Query[Name] | undefined }): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
}

/**
 * Returns the filters of the log, which are in the address, and what they ask the backend for. A
 * period such as the last hour begins where it began when it was chosen, so that pages fit
 * together.
 */
export function useAuditQuery() {
  const [params] = useSearchParams()
  const changeQuery = useChangeQuery()
  const filter = (name: AuditFilter) => params.get(name) ?? ''
  const key = JSON.stringify(auditFilters.map(filter))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key has all filters.
  const query = useMemo(() => queryOf(filter), [key])
  const change = (changes: { [Filter in AuditFilter]?: string }) =>
    changeQuery({ page: '', ...changes }, true)
  const active = auditFilters.filter((name) => !name.endsWith('Id') && filter(name) !== '').length
  return { filter, change, query, active }
}
