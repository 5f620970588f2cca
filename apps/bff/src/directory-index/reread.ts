import type { WorkMail } from '@aws-sdk/client-workmail'
import type { EntityType } from '@mailroom/schemas/entities'
import { type AwsDirectory, awsDirectory } from '../aws/directory.ts'
import type { Store } from '../store/open-store.ts'
import { entityOf, findEntries, putEverything } from './entry-rows.ts'
import { findIndex, underNewRevision } from './index-rows.ts'
import { type Everything, readEverything } from './read-from-aws.ts'
import { directoryOf, type Scope } from './scope.ts'

/** How often another process may be faster before its entry stays. */
const maxTries = 3

const types = ['USER', 'GROUP', 'RESOURCE'] as const satisfies EntityType[]

/** Reads an entity of unknown type. */
async function readAny(directory: AwsDirectory, id: string) {
  for (const type of types) {
    const read = await readEverything(directory, type, id)
    if (read) return read
  }
  return undefined
}

/**
 * Reads an entity from AWS and stores it; `type` is given if it is known. Reads once more if
 * another process changed the entry in the meantime. Does nothing if the directory is not indexed.
 * Errors: those of AWS and the store.
 */
export async function reread(
  store: Store,
  workmail: WorkMail,
  scope: Scope,
  id: string,
  type?: EntityType,
): Promise<void> {
  const directory = directoryOf(scope)
  const atAws = awsDirectory(workmail, scope.organizationId)
  for (let tries = 0; tries < maxTries; tries++) {
    const before = await findIndex(store, directory)
    if (!before) return
    const [row] = await findEntries(store, directory, [id])
    const known = type ?? (row && entityOf(row)?.type)
    const read: Everything = known
      ? await readEverything(atAws, known, id)
      : await readAny(atAws, id)
    const isKept = await underNewRevision(store, directory, (transaction, index) =>
      putEverything(transaction, index, id, read, before.revision),
    )
    if (isKept !== false) return
  }
}
