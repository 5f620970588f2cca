import Alert from '@cloudscape-design/components/alert'
import type { Group } from '@mailroom/schemas/groups'
import { organizationPath } from '../../../kit/data/scope.ts'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DirectoryNotice } from '../DirectoryNotice.tsx'
import { EntityActions } from '../EntityActions.tsx'
import { NotEnabledYet } from '../StateNotices.tsx'
import { useKnownName } from '../use-known-entity.ts'
import { useGroupRead } from './use-group.ts'

/** The notices about a group that matter before any action. Source: GRP-13, GEN-05, GEN-07. */
function GroupNotices({ group: { state, disabledDate } }: { group: Group }) {
  const text = useText('groups')
  return (
    <>
      <DirectoryNotice operations={['groups.update', 'aliases.create']} />
      {state === 'DISABLED' &&
        (disabledDate === undefined ? (
          <NotEnabledYet kind="groups" />
        ) : (
          <Alert type="info">{text('disabledExplanation')}</Alert>
        ))}
    </>
  )
}

/** Everything about a group, in tabs. Source: GRP-05. */
export function GroupPage() {
  const text = useText('groups')
  const shared = useText('directory')
  const { query, input } = useGroupRead()
  const knownName = useKnownName(input.groupId)
  return (
    <ThingPage
      query={query}
      name={knownName ?? shared('type.GROUP')}
      notFound={{
        title: text('notFound'),
        explanation: text('notFoundExplanation'),
        back: { to: organizationPath(input, 'groups'), label: text('backToGroups') },
      }}
      title={({ name }) => name}
      actions={(group) => <EntityActions kind="groups" target={group} />}
      notices={(group) => <GroupNotices group={group} />}
      tabs={{
        label: ({ name }) => text('parts', { group: name }),
        items: [
          { path: '', label: text('details') },
          { path: 'members', label: text('members') },
          { path: 'recipients', label: text('recipients') },
          { path: 'aliases', label: text('aliases') },
          { path: 'permissions', label: text('permissions') },
          { path: 'history', label: shared('history') },
        ],
      }}
    />
  )
}
