import Alert from '@cloudscape-design/components/alert'
import { apiErrorOf, hasCode } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { LoadingPage } from '../../../kit/page/LoadingPage.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { PageTabs } from '../../../kit/page/PageTabs.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useKnownName } from '../use-known-entity.ts'
import { GroupActions } from './GroupActions.tsx'
import { GroupNotices } from './GroupNotices.tsx'
import { useGroup } from './use-group.ts'

/**
 * Says that a group does not exist, which is no failure of the console, and leads back.
 * Source: GEN-10.
 */
function GroupNotFound() {
  const text = useText('groups')
  const scope = useOrganizationScope()
  return (
    <Page title={text('notFound')}>
      <Alert
        type="info"
        action={
          <AppButton to={organizationPath(scope, 'groups')}>{text('backToGroups')}</AppButton>
        }
      >
        {text('notFoundExplanation')}
      </Alert>
    </Page>
  )
}

/** Everything about a group, in tabs. Source: GRP-05. */
export function GroupPage() {
  const text = useText('groups')
  const shared = useText('directory')
  const { group, error, refetch, input } = useGroup()
  const knownName = useKnownName(input.groupId)
  if (hasCode(error, 'EntityNotFoundException')) return <GroupNotFound />
  if (!group && !error) return <LoadingPage title={knownName ?? shared('type.GROUP')} tabs={5} />
  if (!group)
    return (
      <Page title={knownName ?? shared('type.GROUP')}>
        <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
      </Page>
    )
  return (
    <Page title={group.name} actions={<GroupActions group={group} />}>
      <GroupNotices group={group} />
      <PageTabs
        label={text('parts', { group: group.name })}
        tabs={[
          { path: '', label: text('details') },
          { path: 'members', label: text('members') },
          { path: 'recipients', label: text('recipients') },
          { path: 'aliases', label: text('aliases') },
          { path: 'permissions', label: text('permissions') },
          { path: 'history', label: shared('history') },
        ]}
      />
    </Page>
  )
}
