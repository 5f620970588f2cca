import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity, ResourceSummary } from '@mailroom/schemas'
import { AppButton } from '../app/AppButton.tsx'
import { Can } from '../app/Can.tsx'
import { aliasColumn } from '../app/directory/list/alias-column.ts'
import { ListActions } from '../app/directory/list/ListActions.tsx'
import { LiveFilterFields, useLiveFilters } from '../app/directory/list/LiveFilterFields.tsx'
import { LiveSwitch, useIsLive } from '../app/directory/list/LiveSwitch.tsx'
import { NoMatch } from '../app/directory/list/NoMatch.tsx'
import { StateFilter, useStateFilter } from '../app/directory/list/StateFilter.tsx'
import { useDirectoryReason } from '../app/directory/use-why-not.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { SearchTable } from '../app/table/SearchTable.tsx'
import { useText } from '../app/texts/texts.ts'
import { resourceActions } from './resource-actions.ts'
import { useResourceColumns } from './use-resource-columns.tsx'

function AddButton() {
  const text = useText('resources')
  const disabledReason = useDirectoryReason('resources.create')
  return (
    <Can id="resources.create">
      <AppButton to="create" variant="primary" disabledReason={disabledReason}>
        {text('addResource')}
      </AppButton>
    </Can>
  )
}

/** All resources, from the index. */
function AllResources() {
  const text = useText('resources')
  const reason = useDirectoryReason('resources.create')
  const state = useStateFilter()
  const columns = useResourceColumns(({ resourceType }: Entity) => resourceType)
  return (
    <SearchTable
      id="resources"
      title={text('resources')}
      description={reason ?? text('resourcesDescription')}
      query={{ types: ['RESOURCE'], ...(state ? { states: [state] } : {}) }}
      filters={
        <>
          <StateFilter />
          <LiveSwitch />
        </>
      }
      actions={(chosen, only) => (
        <SpaceBetween direction="horizontal" size="xs">
          <ListActions actions={resourceActions} chosen={chosen} only={only} />
          <AddButton />
        </SpaceBetween>
      )}
      empty={text('noResources')}
      noMatch={<NoMatch>{text('noMatch')}</NoMatch>}
      columns={[...columns, aliasColumn(text('aliases'))]}
    />
  )
}

/** What `ListResources` searches by. Source: RES-02. */
const prefixes = ['namePrefix', 'primaryEmailPrefix'] as const

/** The resources page by page, as AWS says them now. */
function LiveResources() {
  const text = useText('resources')
  const reason = useDirectoryReason('resources.create')
  const { filters, where } = useLiveFilters(prefixes)
  const labels = { namePrefix: text('name'), primaryEmailPrefix: text('email') }
  return (
    <OperationTable
      id="resources.list"
      input={{ ...useOrganizationScope(), ...(filters ? { filters } : {}) }}
      title={text('resources')}
      description={reason ?? text('resourcesDescription')}
      actions={<AddButton />}
      filter={<LiveFilterFields prefixes={prefixes} labelOf={(prefix) => labels[prefix]} />}
      empty={filters ? <NoMatch>{text('noMatch')}</NoMatch> : text('noResources')}
      columns={useResourceColumns(({ type }: ResourceSummary) => type)}
      rowKey={({ id }) => id}
      where={where}
    />
  )
}

/** The rooms and equipment of an organization. Source: RES-01, RES-02, RES-14. */
export function ResourcesPage() {
  return useIsLive() ? <LiveResources /> : <AllResources />
}
