import type { BookableResource } from '@mailroom/schemas/resources'
import { organizationPath } from '../../../kit/data/scope.ts'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DirectoryNotice } from '../DirectoryNotice.tsx'
import { EntityActions } from '../EntityActions.tsx'
import { DisabledSince, NotEnabledYet } from '../StateNotices.tsx'
import { useKnownName } from '../use-known-entity.ts'
import { useResourceRead } from './use-resource.ts'

/**
 * The notices about a resource that matter before any action. Source: RES-12, RES-14, GEN-05,
 * GEN-07.
 */
function ResourceNotices({ resource }: { resource: BookableResource }) {
  const { state, disabledDate } = resource
  return (
    <>
      <DirectoryNotice operations={['resources.update', 'aliases.create']} />
      {state === 'DISABLED' && disabledDate === undefined && <NotEnabledYet kind="resources" />}
      {state === 'DISABLED' && disabledDate !== undefined && (
        <DisabledSince kind="resources" since={disabledDate} />
      )}
    </>
  )
}

/** Everything about a room or a piece of equipment, in tabs. Source: RES-04. */
export function ResourcePage() {
  const text = useText('resources')
  const shared = useText('directory')
  const { query, input } = useResourceRead()
  const knownName = useKnownName(input.resourceId)
  return (
    <ThingPage
      query={query}
      name={knownName ?? shared('type.RESOURCE')}
      notFound={{
        title: text('notFound'),
        explanation: text('notFoundExplanation'),
        back: { to: organizationPath(input, 'resources'), label: text('backToResources') },
      }}
      title={({ name }) => name}
      actions={(resource) => <EntityActions kind="resources" target={resource} />}
      notices={(resource) => <ResourceNotices resource={resource} />}
      tabs={{
        label: ({ name }) => text('parts', { resource: name }),
        items: [
          { path: '', label: text('details') },
          { path: 'booking-options', label: text('bookingOptions') },
          { path: 'delegates', label: text('delegates') },
          { path: 'aliases', label: text('aliases') },
          { path: 'permissions', label: text('permissions') },
          { path: 'history', label: shared('history') },
        ],
      }}
    />
  )
}
