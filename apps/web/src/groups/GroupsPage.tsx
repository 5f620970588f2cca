import SpaceBetween from '@cloudscape-design/components/space-between'
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
import { groupActions } from './group-actions.ts'
import { useGroupColumns } from './use-group-columns.tsx'

function AddButton() {
  const text = useText('groups')
  const disabledReason = useDirectoryReason('groups.create')
  return (
    <Can id="groups.create">
      <AppButton to="create" variant="primary" disabledReason={disabledReason}>
        {text('addGroup')}
      </AppButton>
    </Can>
  )
}

/** All groups, from the index. */
function AllGroups() {
  const text = useText('groups')
  const reason = useDirectoryReason('groups.create')
  const state = useStateFilter()
  return (
    <SearchTable
      id="groups"
      title={text('groups')}
      description={reason ?? text('groupsDescription')}
      query={{ types: ['GROUP'], ...(state ? { states: [state] } : {}) }}
      filters={
        <>
          <StateFilter />
          <LiveSwitch />
        </>
      }
      actions={(chosen, only) => (
        <SpaceBetween direction="horizontal" size="xs">
          <ListActions actions={groupActions} chosen={chosen} only={only} />
          <AddButton />
        </SpaceBetween>
      )}
      empty={text('noGroups')}
      noMatch={<NoMatch>{text('noMatch')}</NoMatch>}
      columns={[...useGroupColumns(), aliasColumn(text('aliases'))]}
    />
  )
}

/** What `ListGroups` searches by. Source: GRP-02. */
const prefixes = ['namePrefix', 'primaryEmailPrefix'] as const

/** The groups page by page, as AWS says them now. */
function LiveGroups() {
  const text = useText('groups')
  const reason = useDirectoryReason('groups.create')
  const { filters, where } = useLiveFilters(prefixes)
  const labels = { namePrefix: text('name'), primaryEmailPrefix: text('email') }
  return (
    <OperationTable
      id="groups.list"
      input={{ ...useOrganizationScope(), ...(filters ? { filters } : {}) }}
      title={text('groups')}
      description={reason ?? text('groupsDescription')}
      actions={<AddButton />}
      filter={<LiveFilterFields prefixes={prefixes} labelOf={(prefix) => labels[prefix]} />}
      empty={filters ? <NoMatch>{text('noMatch')}</NoMatch> : text('noGroups')}
      columns={useGroupColumns()}
      rowKey={({ id }) => id}
      where={where}
    />
  )
}

/** The groups of an organization. Source: GRP-01, GRP-02. */
export function GroupsPage() {
  return useIsLive() ? <LiveGroups /> : <AllGroups />
}
