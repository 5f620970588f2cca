import { auditResults } from '@mailroom/schemas/audit-entries'
import { OrganizationId } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import type { Input } from '@mailroom/schemas/operations'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type AuditFilter, auditFilters } from '../../kit/audit/audit-log-path.ts'
import { longestText, useChangeQuery } from '../../kit/table/list-address.ts'
import { beginningOf, periods } from './periods.ts'

type Query = Omit<Input<'auditEntries.list'>, 'maxResults' | 'nextToken'>

function momentOf(text: string): string | undefined {
  const moment = new Date(text)
  return text === '' || Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

/**
 * Returns the value of a filter in an address; empty if the log cannot be filtered by it, so that
 * the screen never shows a filter that is not applied.
 */
function readFilter(params: URLSearchParams, name: AuditFilter): string {
  const value = params.get(name) ?? ''
  switch (name) {
    case 'result':
      return auditResults.find((result) => result === value) ?? ''
    case 'organization':
      return OrganizationId.pattern.test(value) ? value : ''
    case 'time':
      return periods.find((period) => period === value) ?? ''
    case 'from':
    case 'to':
      return (params.get('time') === 'range' && momentOf(value)) || ''
    default:
      return value.slice(0, longestText)
  }
}

/** Returns what the filters ask the backend for. */
function queryOf(filter: (name: AuditFilter) => string): Query {
  const short = (name: AuditFilter) => filter(name).trim() || undefined
  const time = filter('time')
  const objectId = short('objectId')
  const personId = short('personId')
  return withoutGaps({
    text: short('text'),
    accountId: personId,
    account: personId === undefined ? short('person') : undefined,
    targetId: objectId,
    target: objectId === undefined ? short('object') : undefined,
    operation: short('operation')?.slice(0, 128),
    organizationId: short('organization'),
    result: auditResults.find((result) => result === filter('result')),
    from: short('from') ?? beginningOf(time, new Date()),
    to: short('to'),
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
  const filter = (name: AuditFilter) => readFilter(params, name)
  const key = JSON.stringify(auditFilters.map(filter))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key has all filters.
  const query = useMemo(() => queryOf(filter), [key])
  const change = (changes: { [Filter in AuditFilter]?: string }) =>
    changeQuery({ page: '', ...changes }, true)
  const active = auditFilters.filter((name) => !name.endsWith('Id') && filter(name) !== '').length
  return { filter, change, query, active }
}
