import { OrganizationNotFoundException, type WorkMail } from '@aws-sdk/client-workmail'
import { regions } from '@mailroom/schemas/region'
import type { Store } from '../store/open-store.ts'
import { storeTime } from '../store/store-clock.ts'
import { removeIndex } from './index-rows.ts'
import type { Scope } from './scope.ts'

/** An index that was listed later is in use, and finds out itself. Milliseconds. */
const unusedMs = 48 * 60 * 60_000

/** Returns whether AWS says that an organization was deleted. Errors: those of AWS. */
async function isGone(workmail: WorkMail, OrganizationId: string): Promise<boolean> {
  try {
    return (await workmail.describeOrganization({ OrganizationId })).State === 'Deleted'
  } catch (error) {
    if (error instanceof OrganizationNotFoundException) return true
    throw error
  }
}

/**
 * Deletes the indexes of organizations that no longer exist, and of connections that are no longer
 * configured. `clientOf` returns undefined for such a connection. Errors: those of the store.
 */
export async function forgetGone(
  store: Store,
  clientOf: (scope: Scope) => Promise<WorkMail> | undefined,
): Promise<void> {
  const unused = await store
    .selectFrom('directory_index')
    .select('directory')
    .where('listing_began_at', '<', storeTime(store, -unusedMs))
    .execute()
  for (const { directory } of unused) {
    const [connectionId = '', name, organizationId = ''] = directory.split(' ')
    const region = regions.find((each) => each === name)
    const asked = region && clientOf({ connectionId, region, organizationId })
    // Whoever AWS does not answer now is asked again tomorrow.
    const isOver = asked
      ? await asked.then((client) => isGone(client, organizationId)).catch(() => false)
      : true
    if (isOver) await removeIndex(store, directory)
  }
}
