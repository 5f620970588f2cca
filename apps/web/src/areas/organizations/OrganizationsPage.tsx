import Box from '@cloudscape-design/components/box'
import Toggle from '@cloudscape-design/components/toggle'
import type { Output } from '@mailroom/schemas'
import { useEffect } from 'react'
import { rememberOrganizations } from '../../kit/data/organization-name.ts'
import { organizationPath, useRegionScope } from '../../kit/data/scope.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { useFilter } from '../../kit/table/list-address.ts'
import { OperationTable } from '../../kit/table/OperationTable.tsx'
import { useText } from '../../kit/words/texts.ts'
import { OrganizationState } from './OrganizationState.tsx'
import { organizationState } from './organization-state.ts'

type Listed = Output<'organizations.list'>['items'][number]

/**
 * The name of an organization, which links to it if it can be opened; its pages then know the name.
 */
function OrganizationLink({ organization }: { organization: Listed }) {
  const { organizationId, alias, state } = organization
  const scope = useRegionScope()
  const { opens } = organizationState(state)
  useEffect(() => {
    if (opens) rememberOrganizations(scope, [{ organizationId, alias }])
  }, [opens, scope, organizationId, alias])
  if (!opens) return alias
  return <AppLink to={organizationPath({ ...scope, organizationId })}>{alias}</AppLink>
}

/**
 * The organizations of a Region. AWS lists deleted ones for a while; they are shown on request
 * only. Source: ORG-01, ORG-02.
 */
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
          cell: (organization) => <OrganizationLink organization={organization} />,
        },
        {
          id: 'state',
          header: text('state'),
          width: 150,
          onCard: 'beside',
          value: ({ state }) => state,
          cell: ({ state, errorMessage }) => (
            <>
              <OrganizationState state={state} />
              {errorMessage !== undefined && (
                <Box fontSize="body-s" color="text-body-secondary">
                  <span lang="en">{errorMessage}</span>
                </Box>
              )}
            </>
          ),
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
