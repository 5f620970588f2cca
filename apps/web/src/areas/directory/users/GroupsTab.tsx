import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { whyNotFor } from '@mailroom/schemas/why-not'
import { Outlet } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { actionColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { ThroughGroups } from '../ThroughGroups.tsx'
import { useUser } from './use-user.ts'

type Membership = Output<'groupMembers.listAllGroups'>['items'][number]

function useColumns(canRemove: boolean) {
  const text = useText('users')
  const shared = useText('directory')
  return [
    {
      id: 'group',
      header: text('group'),
      isRowHeader: true,
      value: ({ groupName }: Membership) => groupName,
      cell: ({ groupId, groupName }: Membership) => (
        <EntityLink type="GROUP" id={groupId}>
          {groupName}
        </EntityLink>
      ),
    },
    {
      id: 'through',
      header: text('membership'),
      wraps: true,
      value: ({ through }: Membership) => through.map(({ groupName }) => groupName),
      cell: ({ through }: Membership) => (
        <ThroughGroups
          groups={through.map(({ groupId, groupName }) => ({ id: groupId, name: groupName }))}
        />
      ),
    },
    ...(canRemove
      ? [
          actionColumn({
            header: shared('actions'),
            text: shared('remove'),
            suits: ({ through }: Membership) => through.length === 0,
            to: ({ groupId }) => `${groupId}/remove`,
            label: ({ groupName }) => text('removeFromGroup', { group: groupName }),
          }),
        ]
      : []),
  ]
}

/** The groups of a user, also nested ones, with the path to each. Source: USR-33. */
export function GroupsTab() {
  const text = useText('users')
  const can = useCan()
  const readOnlyReason = useDirectoryReason('groupMembers.associate')
  const { user, input } = useUser()
  const { organizationId, connectionId, region, userId } = input
  const listInput = { organizationId, connectionId, region, entityId: userId }
  const query = useRead('groupMembers.listAllGroups', listInput)
  const hasDirect = query.data?.items.some(({ through }) => through.length === 0) ?? false
  const source = useWholeSource({
    id: 'groupsOfUser',
    operation: 'groupMembers.listAllGroups',
    input: listInput,
    query: { ...query, data: query.data?.items },
    columns: useColumns(
      can('groupMembers.disassociate') && readOnlyReason === undefined && hasDirect,
    ),
  })
  const notEnabled = whyNotFor('groupMembers.associate', user) && text('groupsNeedEnabled')
  return (
    <SpaceBetween size="m">
      {query.data?.more && <Alert type="info">{text('moreGroups')}</Alert>}
      <ListTable
        source={source}
        title={text('groups')}
        description={text('groupsDescription')}
        add={{
          operation: 'groupMembers.associate',
          to: 'add',
          text: text('addToGroups'),
          disabledReason: readOnlyReason ?? notEnabled,
        }}
        empty={text('noGroups')}
        rowKey={({ groupId }) => groupId}
      />
      <Outlet />
    </SpaceBetween>
  )
}
