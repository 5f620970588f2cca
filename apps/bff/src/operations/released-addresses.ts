import type { EntityType } from '@mailroom/schemas/entities'
import { directoryReader } from '../jobs/directory-reader.ts'
import type { AwsContext } from './handlers.ts'

type Disabled = { organizationId: string; type: EntityType; id: string }

/**
 * Adds the state of an entity that is about to be disabled, and the addresses that this releases,
 * to the entry in the audit trail: afterwards AWS does not tell them. A step of a job has them from
 * its plan. Nobody keeps their access because AWS does not tell: the entry then has what the index of
 * the directory knows. Source: USR-12, 00-index, decision 8.
 */
export async function noteReleased(
  { organizationId, type, id }: Disabled,
  { workmail, note, isStep }: Pick<AwsContext, 'workmail' | 'note' | 'isStep'>,
): Promise<void> {
  if (isStep) return
  const reader = directoryReader(workmail, organizationId)
  const read = Promise.all([reader.describe(id, type), reader.addresses(id)])
  const [entity, addresses = []] = await read.catch(() => [])
  if (!entity) return
  const { state, email = null, displayName, name } = entity
  const aliases = addresses.filter((address) => address !== email)
  note({
    target: { kind: type, id, name: displayName ?? name },
    before: { state, email, aliases },
    details: undefined,
  })
}
