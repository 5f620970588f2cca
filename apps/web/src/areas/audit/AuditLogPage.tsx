import { Outlet } from 'react-router'
import { useAuditColumns } from '../../kit/audit/use-audit-columns.tsx'
import { useReadsWholeTrail } from '../../kit/audit/whole-trail.ts'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../kit/table/live-source.tsx'
import { useText } from '../../kit/words/texts.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { ChangesPerDay } from './ChangesPerDay.tsx'
import { BrokenAlert, Proof } from './Proof.tsx'
import { useAuditQuery } from './use-audit-query.ts'

/**
 * The log of this console: every change with its person, its object and its result, and the proof
 * that nobody has changed the log itself. The help desk has its own changes here.
 */
export function AuditLogPage() {
  const text = useText('auditEntries')
  const readsAll = useReadsWholeTrail()
  const { query, ...filters } = useAuditQuery()
  const source = useLiveSource({
    operation: 'auditEntries.list',
    input: query,
    columns: useAuditColumns(),
  })
  return (
    <>
      {readsAll && <BrokenAlert />}
      <ListTable
        source={source}
        title={text(readsAll ? 'title' : 'ownTitle')}
        description={text(readsAll ? 'description' : 'ownDescription')}
        empty={text(filters.active > 0 ? 'noMatch' : 'none')}
        filter={<AuditFilters {...filters} />}
        rowKey={({ number }) => String(number)}
      />
      {readsAll && <ChangesPerDay from={query.from} to={query.to} />}
      {readsAll && <Proof />}
      <Outlet />
    </>
  )
}
