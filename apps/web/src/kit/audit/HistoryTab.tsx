import { useMemo } from 'react'
import { Outlet, useParams } from 'react-router'
import { useOrganizationScope } from '../data/scope.ts'
import { ListTable } from '../table/ListTable.tsx'
import { useLiveSource } from '../table/live-source.tsx'
import { useText } from '../words/texts.ts'
import { useAuditColumns } from './use-audit-columns.tsx'
import { useReadsWholeTrail } from './whole-trail.ts'

/**
 * The changes to a user, group or resource, newest first; each opens over the tab. The help desk
 * sees its own, and is told so.
 */
export function HistoryTab() {
  const text = useText('auditEntries')
  const { userId, groupId, resourceId } = useParams()
  const { organizationId } = useOrganizationScope()
  const readsAll = useReadsWholeTrail()
  const columns = useAuditColumns()
  const source = useLiveSource({
    operation: 'auditEntries.list',
    as: 'part',
    input: { organizationId, targetId: userId ?? groupId ?? resourceId },
    columns: useMemo(
      () => columns.filter(({ id }) => id !== 'target' && id !== 'organization'),
      [columns],
    ),
  })
  return (
    <>
      <ListTable
        source={source}
        title={text('history')}
        description={text(readsAll ? 'historyDescription' : 'ownHistoryDescription')}
        empty={text('noHistory')}
        rowKey={({ number }) => String(number)}
      />
      <Outlet />
    </>
  )
}
