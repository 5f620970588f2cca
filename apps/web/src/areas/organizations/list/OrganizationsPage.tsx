import Box from '@cloudscape-design/components/box'
import Toggle from '@cloudscape-design/components/toggle'
import type { Output } from '@mailroom/schemas'
import { useEffect } from 'react'
import { Outlet } from 'react-router'
import { rememberOrganizations } from '../../../kit/data/organization-name.ts'
import { organizationPath, useRegionScope } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { OrganizationState } from '../OrganizationState.tsx'
import { organizationState } from '../organization-state.ts'

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
  const deleting = useText('deleteOrganization')
  const scope = useRegionScope()
  const [deleted, setDeleted] = useChoice('deleted', ['shown'])
  const showDeleted = deleted !== undefined
  const source = useLiveSource({
    operation: 'organizations.list',
    input: scope,
    where: ({ state }) => showDeleted || state !== 'Deleted',
    columns: [
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
      textColumn({
        id: 'defaultMailDomain',
        header: text('defaultMailDomain'),
        value: ({ defaultMailDomain }: Listed) => defaultMailDomain,
      }),
      {
        id: 'organizationId',
        header: text('organizationId'),
        width: 340,
        value: ({ organizationId }) => organizationId,
        cell: ({ organizationId }) => (
          <Copyable what={text('organizationId')}>{organizationId}</Copyable>
        ),
      },
      textColumn({
        id: 'problem',
        header: text('problem'),
        hidden: true,
        value: ({ errorMessage }: Listed) => errorMessage,
      }),
    ],
  })
  return (
    <>
      <ListTable
        source={source}
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
        oneChosen={{
          label: ({ alias }) => deleting('select', { alias }),
          noneReason: deleting('selectFirst'),
          actions: [
            {
              operation: 'organizations.delete',
              text: deleting('delete'),
              to: ({ organizationId }) => `${organizationId}/delete`,
            },
          ],
        }}
        rowKey={({ organizationId }) => organizationId}
      />
      <Outlet />
    </>
  )
}
