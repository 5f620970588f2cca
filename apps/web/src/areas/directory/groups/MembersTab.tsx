import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { GroupMember } from '@mailroom/schemas/group-members'
import { Outlet } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { actionColumn, dateColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EntityAddress } from '../EntityName.tsx'
import { EntityStatus } from '../EntityStatus.tsx'
import { EnableFirst } from './EnableFirst.tsx'
import { useGroup } from './use-group.ts'

function useColumns() {
  const text = useText('groups')
  const isManagedHere = useDirectoryReason('groupMembers.associate') === undefined
  const canRemove = useCan()('groupMembers.disassociate') && isManagedHere
  return [
    {
      id: 'name',
      header: text('member'),
      isRowHeader: true,
      cell: ({ type, id, name }: GroupMember) => (
        <EntityLink type={type} id={id}>
          {name}
        </EntityLink>
      ),
      value: ({ name }: GroupMember) => name,
    },
    textColumn({
      id: 'type',
      header: text('kind'),
      width: 120,
      value: ({ type }: GroupMember) => text(`type.${type}`),
    }),
    {
      id: 'email',
      header: text('email'),
      cell: ({ id }: GroupMember) => <EntityAddress id={id} />,
    },
    {
      id: 'status',
      header: text('status'),
      width: 156,
      onCard: 'beside' as const,
      cell: ({ state }: GroupMember) => <EntityStatus state={state} />,
      value: ({ state }: GroupMember) => state,
    },
    dateColumn({
      id: 'enabledDate',
      header: text('enabledDate'),
      hidden: true,
      value: ({ enabledDate }: GroupMember) => enabledDate,
    }),
    dateColumn({
      id: 'disabledDate',
      header: text('disabledDate'),
      hidden: true,
      value: ({ disabledDate }: GroupMember) => disabledDate,
    }),
    ...(canRemove
      ? [
          actionColumn({
            header: text('actions'),
            text: text('remove'),
            to: ({ id }: GroupMember) => `${id}/remove`,
            label: ({ name }) => text('removeMemberOf', { member: name }),
          }),
        ]
      : []),
  ]
}

function Members() {
  const text = useText('groups')
  const { isActiveDirectory } = useDirectory()
  const readOnlyReason = useDirectoryReason('groupMembers.associate')
  const source = useLiveSource({
    operation: 'groupMembers.list',
    as: 'part',
    input: useGroup().input,
    columns: useColumns(),
  })
  return (
    <SpaceBetween size="m">
      {isActiveDirectory && <Alert type="info">{text('membersInDirectory')}</Alert>}
      <ListTable
        source={source}
        title={text('members')}
        description={
          <>
            {text('membersDescription')}{' '}
            <AppLink to="../recipients">{text('seeRecipients')}</AppLink>
          </>
        }
        add={{
          operation: 'groupMembers.associate',
          to: 'add',
          text: text('addMembers'),
          disabledReason: readOnlyReason,
        }}
        empty={text('noMembers')}
        rowKey={({ id }) => id}
      />
      <Outlet />
    </SpaceBetween>
  )
}

/** The direct members of a group: users and other groups. Source: GRP-07, GRP-10. */
export function MembersTab() {
  if (useGroup().group.state === 'ENABLED') return <Members />
  return (
    <>
      <EnableFirst />
      <Outlet />
    </>
  )
}
