import Box from '@cloudscape-design/components/box'
import Toggle from '@cloudscape-design/components/toggle'
import type { Output } from '@mailroom/schemas/operations'
import { Loading } from '@mailroom/ui/Loading'
import { Select } from '@mailroom/ui/Select'
import type { Column } from '@mailroom/ui/table/DataTable'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { Outlet } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { rememberOrganizations } from '../../../kit/data/organization-name.ts'
import { organizationPath, organizationsPath, useRegionScope } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice, useFilter } from '../../../kit/table/list-address.ts'
import { Marked } from '../../../kit/table/Marked.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { OrganizationState, useStateWords } from '../OrganizationState.tsx'
import { organizationState } from '../organization-state.ts'

/** Loaded in a Region without an organization. */
const FirstSteps = lazy(async () => {
  const { FirstSteps: steps } = await import('../set-up/FirstSteps.tsx')
  return { default: steps }
})

type Listed = Output<'organizations.list'>['items'][number]

/**
 * The name of an organization, which links to it unless it is deleted; the pages of one that can be
 * used then know the name.
 */
function OrganizationLink({ organization }: { organization: Listed }) {
  const { organizationId, alias, state } = organization
  const scope = useRegionScope()
  const { opens } = organizationState(state)
  useEffect(() => {
    if (opens) rememberOrganizations(scope, [{ organizationId, alias }])
  }, [opens, scope, organizationId, alias])
  if (state === 'Deleted') return <Marked>{alias}</Marked>
  return (
    <AppLink to={organizationPath({ ...scope, organizationId })}>
      <Marked>{alias}</Marked>
    </AppLink>
  )
}

function useColumns(): readonly Column<Listed>[] {
  const text = useText('organizations')
  const words = useStateWords()
  return useMemo(
    () => [
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
        words: ({ state }) => words(state),
        cell: ({ state, errorMessage }) => (
          <>
            <OrganizationState state={state} />
            {errorMessage !== undefined && (
              <Box fontSize="body-s" color="text-body-secondary">
                <span lang="en">{visible(errorMessage)}</span>
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
        value: ({ errorMessage }: Listed) => errorMessage && visible(errorMessage),
      }),
    ],
    [text, words],
  )
}

/**
 * The organizations of a Region, read again while AWS changes one. AWS lists deleted ones for a
 * while; they are shown on request only. Source: ORG-01…04.
 */
export function OrganizationsPage() {
  const text = useText('organizations')
  const appText = useText('app')
  const deleting = useText('deleteOrganization')
  const words = useStateWords()
  const can = useCan()
  const scope = useRegionScope()
  const [deleted, setDeleted] = useChoice('deleted', ['shown'])
  const [state, setState] = useFilter('state')
  const query = useWholeList('organizations.list', scope)
  const { data } = query
  const listed = useMemo(
    () => data?.filter((each) => deleted !== undefined || each.state !== 'Deleted'),
    [data, deleted],
  )
  const shown = useMemo(
    () => (state === '' ? listed : listed?.filter((each) => each.state === state)),
    [listed, state],
  )
  const source = useWholeSource({
    id: 'organizations.list',
    operation: 'organizations.list',
    input: scope,
    query: { ...query, data: shown },
    as: 'page',
    columns: useColumns(),
  })
  const states = [...new Set(listed?.map((each) => each.state))]
  const showDeleted = (
    <Toggle
      checked={deleted !== undefined}
      onChange={({ detail }) => setDeleted(detail.checked ? 'shown' : '')}
    >
      {text('showDeleted')}
    </Toggle>
  )
  if (listed?.length === 0 && deleted === undefined)
    return (
      <>
        <Suspense fallback={<Loading label={appText('loading')} />}>
          <FirstSteps
            title={text('title')}
            description={text('description', { region: scope.region })}
            actions={data?.length === 0 ? undefined : showDeleted}
            createPath={
              can('organizations.create') ? `${organizationsPath(scope)}/create` : undefined
            }
          />
        </Suspense>
        <Outlet />
      </>
    )
  return (
    <>
      <ListTable
        source={{
          ...source,
          filters: state === '' ? 0 : 1,
          isNarrowed: source.isNarrowed === true || state !== '',
        }}
        title={text('title')}
        description={text('description', { region: scope.region })}
        add={{
          operation: 'organizations.create',
          to: 'create',
          text: text('create'),
          disabledReason: undefined,
        }}
        empty={text('none')}
        filter={
          <>
            <Select
              ariaLabel={text('stateFilter')}
              value={state}
              options={[
                { value: '', label: text('anyState') },
                ...states.map((each) => ({ value: each, label: words(each) })),
              ]}
              onChange={setState}
            />
            {showDeleted}
          </>
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
