import type { MailboxPermissionRecord } from '../state/mailbox-permissions.ts'
import type { State } from '../state/state.ts'
import { entitiesByName } from './entities-by-name.ts'

type Values = MailboxPermissionRecord['values']

/**
 * The permissions on mailboxes, by names. The disabled `tomas.novak` received his while he was
 * enabled.
 */
const samplePermissions: readonly [owner: string, grantee: string, values: Values][] = [
  ['ana.silva', 'board.assistant', ['FULL_ACCESS', 'SEND_ON_BEHALF']],
  ['ana.silva', 'Sales', ['SEND_ON_BEHALF']],
  ['ana.silva', 'tomas.novak', ['FULL_ACCESS']],
  ['jurgen.muller', 'maria.garcia', ['FULL_ACCESS', 'SEND_AS']],
  ['siti.rahayu', 'Support', ['SEND_AS']],
  ['Support', 'liam.oconnor', ['SEND_AS']],
  ['Sales', 'ana.silva', ['SEND_ON_BEHALF']],
  ['board.assistant', 'priya.nair', ['FULL_ACCESS']],
]

/** Adds the sample permissions to an organization that has the sample's users and groups. */
export function putSamplePermissions(state: State, organizationId: string): void {
  const entities = entitiesByName(state, organizationId)
  for (const [ownerName, granteeName, values] of samplePermissions) {
    const owner = entities.get(ownerName)
    const grantee = entities.get(granteeName)
    if (!owner || !grantee) continue
    state.mailboxPermissions.add(organizationId, {
      ownerId: owner.id,
      granteeId: grantee.id,
      granteeName,
      granteeType: grantee.entityType,
      values,
    })
  }
}
