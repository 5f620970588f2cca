import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Output, whyNotFor } from '@mailroom/schemas'
import { Outlet } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { WholeTable } from '../../../kit/table/WholeTable.tsx'
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
          {
            id: 'actions',
            header: shared('actions'),
            cell: ({ groupId, groupName, through }: Membership) =>
              through.length === 0 && (
                <AppLink
                  to={`${groupId}/remove`}
                  ariaLabel={text('removeFromGroup', { group: groupName })}
                >
                  {shared('remove')}
                </AppLink>
              ),
          },
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
  const columns = useColumns(
    can('groupMembers.disassociate') && readOnlyReason === undefined && hasDirect,
  )
  const notEnabled =
    user && !whyNotFor('groupMembers.associate', user) ? undefined : text('groupsNeedEnabled')
  return (
    <SpaceBetween size="m">
      {query.data?.more && <Alert type="info">{text('moreGroups')}</Alert>}
      <WholeTable
        id="groupsOfUser"
        operation="groupMembers.listAllGroups"
        query={{ ...query, data: query.data?.items }}
        title={text('groups')}
        description={text('groupsDescription')}
        actions={
          can('groupMembers.associate') && (
            <AppButton to="add" disabledReason={readOnlyReason ?? notEnabled}>
              {text('addToGroups')}
            </AppButton>
          )
        }
        empty={text('noGroups')}
        columns={columns}
        rowKey={({ groupId }) => groupId}
        footer={<CliCommand id="groupMembers.listAllGroups" input={listInput} />}
      />
      <Outlet />
    </SpaceBetween>
  )
}
