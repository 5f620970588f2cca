import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Snapshot } from '@mailroom/schemas/snapshots'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { dateColumn, numberColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { ScheduleSection } from './ScheduleSection.tsx'
import { SnapshotState, useFaultWords, useSnapshotStateWords } from './SnapshotState.tsx'

function useColumns() {
  const text = useText('inventory')
  const stateWords = useSnapshotStateWords()
  const faultWords = useFaultWords()
  return [
    {
      ...dateColumn({
        id: 'createdAt',
        header: text('createdAt'),
        value: ({ createdAt }: Snapshot) => createdAt,
      }),
      isRowHeader: true,
      width: 200,
      wraps: true,
      cell: ({ snapshotId, createdAt }: Snapshot) => (
        <AppLink to={snapshotId}>
          {/* Several may be of the same minute. */}
          <Moment at={createdAt} exact />
        </AppLink>
      ),
    },
    {
      id: 'state',
      header: text('state'),
      width: 180,
      wraps: true,
      onCard: 'below' as const,
      cell: (snapshot: Snapshot) => (
        <>
          <SnapshotState snapshot={snapshot} />
          {snapshot.refusal && <div>{faultWords(snapshot.refusal)}</div>}
        </>
      ),
      value: stateWords,
    },
    textColumn({
      id: 'scope',
      header: text('scope'),
      width: 160,
      wraps: true,
      // What was refused has none: nobody knows what it is.
      value: ({ scope, refusal }: Snapshot) => (refusal ? undefined : scope),
      shown: ({ scope, refusal }: Snapshot) => (refusal ? undefined : text(`scope.${scope}`)),
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
      id: 'origin',
      header: text('origin'),
      width: 200,
      wraps: true,
      value: ({ origin }: Snapshot) => origin,
      shown: ({ origin, imported }: Snapshot) =>
        imported?.organizationId === undefined
          ? text(`origin.${origin}`)
          : text('importedFrom', { organization: imported.organizationId }),
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

/** Leads to what differs between the newest two, which were read here. Source: INV-12. */
function WhatChanged() {
  const text = useText('inventory')
  const { data } = useRead('snapshots.list', { ...useOrganizationScope(), maxResults: 25 })
  const [newest, former] = (data?.items ?? []).filter(
    ({ state, imported }) => state === 'COMPLETED' && !imported,
  )
  if (!newest || !former) return null
  return (
    <AppButton to={`${newest.snapshotId}/compare?with=${former.snapshotId}`}>
      {text('whatChanged')}
    </AppButton>
  )
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
    <SpaceBetween size="l">
      <ListTable
        source={source}
        title={text('title')}
        description={text('description')}
        add={{
          ...{ operation: 'snapshots.create', to: 'create', text: text('create') },
          disabledReason: undefined,
        }}
        actions={
          <>
            <WhatChanged />
            <Can id="snapshots.import">
              <AppButton to="import">{text('import')}</AppButton>
            </Can>
          </>
        }
        empty={text('none')}
        rowKey={({ snapshotId }) => snapshotId}
      />
      <ScheduleSection />
      <Outlet />
    </SpaceBetween>
  )
}
