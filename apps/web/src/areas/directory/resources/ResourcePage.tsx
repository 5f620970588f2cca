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
import { ResourceActions } from './ResourceActions.tsx'
import { ResourceNotices } from './ResourceNotices.tsx'
import { useResource } from './use-resource.ts'

/**
 * Says that a resource does not exist, which is no failure of the console, and leads back.
 * Source: GEN-10.
 */
function ResourceNotFound() {
  const text = useText('resources')
  const resources = organizationPath(useOrganizationScope(), 'resources')
  return (
    <Page title={text('notFound')}>
      <Alert type="info" action={<AppButton to={resources}>{text('backToResources')}</AppButton>}>
        {text('notFoundExplanation')}
      </Alert>
    </Page>
  )
}

/** Everything about a room or a piece of equipment, in tabs. Source: RES-04. */
export function ResourcePage() {
  const text = useText('resources')
  const shared = useText('directory')
  const { resource, error, refetch, input } = useResource()
  const knownName = useKnownName(input.resourceId)
  if (hasCode(error, 'EntityNotFoundException')) return <ResourceNotFound />
  if (!resource && !error)
    return <LoadingPage title={knownName ?? shared('type.RESOURCE')} tabs={5} />
  if (!resource)
    return (
      <Page title={knownName ?? shared('type.RESOURCE')}>
        <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
      </Page>
    )
  return (
    <Page title={resource.name} actions={<ResourceActions resource={resource} />}>
      <ResourceNotices resource={resource} />
      <PageTabs
        label={text('parts', { resource: resource.name })}
        tabs={[
          { path: '', label: text('details') },
          { path: 'booking-options', label: text('bookingOptions') },
          { path: 'delegates', label: text('delegates') },
          { path: 'aliases', label: text('aliases') },
          { path: 'permissions', label: text('permissions') },
          { path: 'history', label: shared('history') },
        ]}
      />
    </Page>
  )
}
