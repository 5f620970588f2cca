import Toggle from '@cloudscape-design/components/toggle'
import { AppLink } from '../app/AppLink.tsx'
import { Copyable } from '../app/Copyable.tsx'
import { organizationPath, useRegionScope } from '../app/scope.ts'
import { useFilter } from '../app/table/list-address.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useText } from '../app/texts/texts.ts'
import { OrganizationState } from './OrganizationState.tsx'
import { organizationState } from './organization-state.ts'

/** The organizations of a Region. Deleted ones stay in AWS's list for a while and are left out unless asked for. Source: ORG-01, ORG-02. */
export function OrganizationsPage() {
  const text = useText('organizations')
  const scope = useRegionScope()
  const [deleted, setDeleted] = useFilter('deleted')
  const showDeleted = deleted === 'shown'
  return (
    <OperationTable
      id="organizations.list"
      input={scope}
      title={text('title')}
      description={text('description', { region: scope.region })}
      empty={text('none')}
      filter={
        <Toggle
          checked={showDeleted}
          onChange={({ detail }) => setDeleted(detail.checked ? 'shown' : '')}
        >
          {text('showDeleted')}
        </Toggle>
      }
      where={({ state }) => showDeleted || state !== 'Deleted'}
      rowKey={({ organizationId }) => organizationId}
      columns={[
        {
          id: 'alias',
          header: text('alias'),
          isRowHeader: true,
          value: ({ alias }) => alias,
          cell: ({ alias, organizationId, state }) =>
            organizationState(state).opens ? (
              <AppLink to={organizationPath({ ...scope, organizationId })}>{alias}</AppLink>
            ) : (
              alias
            ),
        },
        {
          id: 'state',
          header: text('state'),
          width: 150,
          onCard: 'beside',
          value: ({ state }) => state,
          cell: ({ state }) => <OrganizationState state={state} />,
        },
        {
          id: 'defaultMailDomain',
          header: text('defaultMailDomain'),
          value: ({ defaultMailDomain }) => defaultMailDomain,
          cell: ({ defaultMailDomain }) => defaultMailDomain ?? '–',
        },
        {
          id: 'organizationId',
          header: text('organizationId'),
          width: 340,
          value: ({ organizationId }) => organizationId,
          cell: ({ organizationId }) => (
            <Copyable what={text('organizationId')}>{organizationId}</Copyable>
          ),
        },
        {
          id: 'problem',
          header: text('problem'),
          hidden: true,
          value: ({ errorMessage }) => errorMessage,
          cell: ({ errorMessage }) => errorMessage ?? '–',
        },
      ]}
    />
  )
}
