import { Outlet, useParams } from 'react-router'
import { useOrganizationScope } from '../data/scope.ts'
import { OperationTable } from '../table/OperationTable.tsx'
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
  const columns = useAuditColumns().filter(({ id }) => id !== 'target' && id !== 'organization')
  return (
    <>
      <OperationTable
        id="auditEntries.list"
        as="part"
        input={{ organizationId, targetId: userId ?? groupId ?? resourceId }}
        title={text('history')}
        description={text(readsAll ? 'historyDescription' : 'ownHistoryDescription')}
        empty={text('noHistory')}
        columns={columns}
        rowKey={({ number }) => String(number)}
      />
      <Outlet />
    </>
  )
}
