import type { Snapshot } from '@mailroom/schemas/snapshots'
import { Outlet } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { dateColumn, numberColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { SnapshotState, useSnapshotStateWords } from './SnapshotState.tsx'

function useColumns() {
  const text = useText('inventory')
  const stateWords = useSnapshotStateWords()
  return [
    {
      ...dateColumn({
        id: 'createdAt',
        header: text('createdAt'),
        value: ({ createdAt }: Snapshot) => createdAt,
      }),
      isRowHeader: true,
      cell: ({ snapshotId, createdAt }: Snapshot) => (
        <AppLink to={snapshotId}>
          <Moment at={createdAt} />
        </AppLink>
      ),
    },
    {
      id: 'state',
      header: text('state'),
      width: 180,
      wraps: true,
      onCard: 'below' as const,
      cell: (snapshot: Snapshot) => <SnapshotState snapshot={snapshot} />,
      value: stateWords,
    },
    textColumn({
      id: 'scope',
      header: text('scope'),
      width: 160,
      wraps: true,
      value: ({ scope }: Snapshot) => scope,
      shown: ({ scope }: Snapshot) => text(`scope.${scope}`),
    }),
    numberColumn({
      id: 'users',
      header: text('kind.user'),
      value: ({ counts }: Snapshot) => counts?.user,
    }),
    numberColumn({
      id: 'gaps',
      header: text('gaps'),
      value: ({ counts }: Snapshot) => counts && (counts.gap ?? 0),
    }),
    textColumn({
      id: 'digest',
      header: text('digest'),
      width: 160,
      value: ({ digest }: Snapshot) => digest,
      shown: ({ digest }: Snapshot) => digest?.slice(0, 12),
    }),
    textColumn({
      id: 'createdBy',
      header: text('createdBy'),
      minWidth: 160,
      wraps: true,
      value: ({ createdBy }: Snapshot) => createdBy,
    }),
  ]
}

/** The snapshots of an organization, the newest first. Source: INV-10. */
export function InventoryPage() {
  const text = useText('inventory')
  const source = useLiveSource({
    operation: 'snapshots.list',
    input: useOrganizationScope(),
    columns: useColumns(),
  })
  return (
    <>
      <ListTable
        source={source}
        title={text('title')}
        description={text('description')}
        add={{
          ...{ operation: 'snapshots.create', to: 'create', text: text('create') },
          disabledReason: undefined,
        }}
        empty={text('none')}
        rowKey={({ snapshotId }) => snapshotId}
      />
      <Outlet />
    </>
  )
}
