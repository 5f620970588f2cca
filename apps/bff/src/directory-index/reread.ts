import type { WorkMail } from '@aws-sdk/client-workmail'
import type { EntityType } from '@mailroom/schemas'
import type { Store } from '../store/open-store.ts'
import { entityOf, findEntries, putEverything } from './entry-rows.ts'
import { findIndex, underNewRevision } from './index-rows.ts'
import { type Everything, readEverything } from './read-from-aws.ts'
import { directoryOf, type Scope } from './scope.ts'

/** How often somebody else may be quicker before the entry is left as they wrote it. */
const maxTries = 3

const types = ['USER', 'GROUP', 'RESOURCE'] as const satisfies EntityType[]

/** Reads an entity as whatever it turns out to be. */
async function readAny(workmail: WorkMail, organizationId: string, id: string) {
  for (const type of types) {
    const read = await readEverything(workmail, organizationId, type, id)
    if (read) return read
  }
  return undefined
}

/**
 * Reads an entity from AWS and keeps what it is like now; `type` is told where it is known. Whoever changed the entry meanwhile may have read
 * something older, so that it is read once more. Does nothing where the directory is not indexed. Errors: those of AWS and the store.
 */
export async function reread(
  store: Store,
  workmail: WorkMail,
  scope: Scope,
  id: string,
  type?: EntityType,
): Promise<void> {
  const directory = directoryOf(scope)
  for (let tries = 0; tries < maxTries; tries++) {
    const before = await findIndex(store, directory)
    if (!before) return
    const [row] = await findEntries(store, directory, [id])
    const known = type ?? (row && entityOf(row)?.type)
    const read: Everything = known
      ? await readEverything(workmail, scope.organizationId, known, id)
      : await readAny(workmail, scope.organizationId, id)
    const isKept = await underNewRevision(store, directory, (transaction, index) =>
      putEverything(transaction, index, id, read, before.revision),
    )
    if (isKept !== false) return
  }
}
