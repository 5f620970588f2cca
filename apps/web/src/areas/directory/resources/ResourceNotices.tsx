import type { BookableResource } from '@mailroom/schemas'
import { DirectoryNotice } from '../DirectoryNotice.tsx'
import { DisabledSince, NotEnabledYet } from '../StateNotices.tsx'

/**
 * The notices about a resource that matter before any action. Source: RES-12, RES-14, GEN-05,
 * GEN-07.
 */
export function ResourceNotices({ resource }: { resource: BookableResource }) {
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
