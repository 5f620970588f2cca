import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Snapshot } from '@mailroom/schemas/snapshots'
import { Outlet } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { actionColumn, dateColumn, numberColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

function useColumns() {
  const text = useText('archive')
  const { exactTime } = useFormats()
  const isRead = ({ state }: Snapshot) => state === 'COMPLETED'
  return [
    {
      ...dateColumn({
        id: 'createdAt',
        header: text('snapshot'),
        value: ({ createdAt }: Snapshot) => createdAt,
      }),
      isRowHeader: true,
      wraps: true,
    },
    textColumn({
      id: 'isComplete',
      header: text('state'),
      wraps: true,
      value: (snapshot: Snapshot) => {
        if (!isRead(snapshot)) return text('notRead')
        return text(snapshot.isComplete ? 'complete' : 'incomplete')
      },
    }),
    numberColumn({
      id: 'users',
      header: text('users'),
      value: ({ counts }: Snapshot) => counts?.user,
    }),
    textColumn({
      id: 'digest',
      header: text('digest'),
      value: ({ digest }: Snapshot) => digest,
      shown: ({ digest }: Snapshot) => digest?.slice(0, 12),
    }),
    actionColumn({
      header: text('actions'),
      text: text('build'),
      to: ({ snapshotId }: Snapshot) => `${snapshotId}/build`,
      label: ({ createdAt }: Snapshot) => text('buildOf', { date: exactTime(createdAt) }),
      suits: isRead,
    }),
  ]
}

/** How an archive is built without the console, and checked. They are the same everywhere. */
const commands = `npm run archive:build -- snapshot.zip evidence.zip folder
sha256sum -c SHA256SUMS`

/** Builds a folder that shows a snapshot without Mailroom, and says how to keep it. Source: ARC-01. */
export function ArchivePage() {
  const text = useText('archive')
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
        empty={text('none')}
        rowKey={({ snapshotId }) => snapshotId}
      />
      <Container header={<Header>{text('keep')}</Header>}>
        <SpaceBetween size="s">
          <ol>
            <li>{text('keepTwice')}</li>
            <li>{text('keepDigest')}</li>
            <li>{text('keepMailboxes')}</li>
            <li>{text('keepChecked')}</li>
          </ol>
          <Box>{text('commands')}</Box>
          <CodeBlock>{commands}</CodeBlock>
        </SpaceBetween>
      </Container>
      <Outlet />
    </SpaceBetween>
  )
}
