import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { GroupMember } from '@mailroom/schemas'
import { Outlet } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { OperationTable } from '../../../kit/table/OperationTable.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EntityAddress } from '../EntityName.tsx'
import { EntityStatus } from '../EntityStatus.tsx'
import { EnableFirst } from './EnableFirst.tsx'
import { useGroup } from './use-group.ts'

function useColumns() {
  const text = useText('groups')
  const { dateTime } = useFormats()
  const isManagedHere = useDirectoryReason('groupMembers.associate') === undefined
  const canRemove = useCan()('groupMembers.disassociate') && isManagedHere
  const moment = (value: string | undefined) => (value === undefined ? '–' : dateTime(value))
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
    {
      id: 'type',
      header: text('kind'),
      width: 120,
      cell: ({ type }: GroupMember) => text(`type.${type}`),
      value: ({ type }: GroupMember) => text(`type.${type}`),
    },
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
    {
      id: 'enabledDate',
      header: text('enabledDate'),
      width: 180,
      hidden: true,
      cell: ({ enabledDate }: GroupMember) => moment(enabledDate),
      value: ({ enabledDate }: GroupMember) => enabledDate && new Date(enabledDate),
    },
    {
      id: 'disabledDate',
      header: text('disabledDate'),
      width: 180,
      hidden: true,
      cell: ({ disabledDate }: GroupMember) => moment(disabledDate),
      value: ({ disabledDate }: GroupMember) => disabledDate && new Date(disabledDate),
    },
    ...(canRemove
      ? [
          {
            id: 'actions',
            header: text('actions'),
            cell: ({ id, name }: GroupMember) => (
              <AppLink to={`${id}/remove`} ariaLabel={text('removeMemberOf', { member: name })}>
                {text('remove')}
              </AppLink>
            ),
          },
        ]
      : []),
  ]
}

/** The direct members of a group: users and other groups. Source: GRP-07, GRP-10. */
export function MembersTab() {
  const text = useText('groups')
  const { isActiveDirectory } = useDirectory()
  const readOnlyReason = useDirectoryReason('groupMembers.associate')
  const { group, input } = useGroup()
  const columns = useColumns()
  if (!group) return null
  if (group.state !== 'ENABLED')
    return (
      <>
        <EnableFirst />
        <Outlet />
      </>
    )
  return (
    <SpaceBetween size="m">
      {isActiveDirectory && <Alert type="info">{text('membersInDirectory')}</Alert>}
      <OperationTable
        id="groupMembers.list"
        as="part"
        input={input}
        title={text('members')}
        description={
          <>
            {text('membersDescription')}{' '}
            <AppLink to="../recipients">{text('seeRecipients')}</AppLink>
          </>
        }
        actions={
          <Can id="groupMembers.associate">
            <AppButton to="add" disabledReason={readOnlyReason}>
              {text('addMembers')}
            </AppButton>
          </Can>
        }
        empty={text('noMembers')}
        columns={columns}
        rowKey={({ id }) => id}
      />
      <Outlet />
    </SpaceBetween>
  )
}
