import type { GroupSummary } from '@mailroom/schemas'
import { AppButton } from '../app/AppButton.tsx'
import { AppLink } from '../app/AppLink.tsx'
import { Can } from '../app/Can.tsx'
import { EntityStatus } from '../app/directory/EntityStatus.tsx'
import { useReadOnlyReason } from '../app/directory/use-read-only-reason.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useText } from '../app/texts/texts.ts'

/** The groups of an organization. Source: GRP-01, GRP-02. */
export function GroupsPage() {
  const text = useText('groups')
  const disabledReason = useReadOnlyReason()
  return (
    <OperationTable
      id="groups.list"
      input={useOrganizationScope()}
      title={text('groups')}
      description={text('groupsDescription')}
      actions={
        <Can id="groups.create">
          <AppButton to="create" variant="primary" disabledReason={disabledReason}>
            {text('addGroup')}
          </AppButton>
        </Can>
      }
      empty={text('noGroups')}
      columns={[
        {
          id: 'name',
          header: text('name'),
          isRowHeader: true,
          cell: ({ id, name }: GroupSummary) => <AppLink to={id}>{name}</AppLink>,
        },
        { id: 'email', header: text('email'), cell: ({ email }: GroupSummary) => email ?? '–' },
        {
          id: 'status',
          header: text('status'),
          cell: ({ state }: GroupSummary) => <EntityStatus state={state} />,
        },
      ]}
      where={({ state }) => state !== 'DELETED'}
      rowKey={({ id }) => id}
    />
  )
}
