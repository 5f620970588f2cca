import type { WorkMail } from '@aws-sdk/client-workmail'
import { awsDirectory } from '../aws/directory.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

type Held = { organizationId: string; entityId: string; granteeId: string }

/** Reads the permissions of a grantee on a mailbox or group; none if AWS lists none. */
async function permissionsOf(workmail: WorkMail, { organizationId, entityId, granteeId }: Held) {
  const all = await awsDirectory(workmail, organizationId).permissions(entityId)
  return all.find((each) => each.granteeId === granteeId) ?? { permissionValues: [] }
}

export const mailboxPermissions = (
  directoryIndex: DirectoryIndex,
): Handlers<'mailboxPermissions'> => ({
  'mailboxPermissions.list': async (input, { workmail }) => {
    const { Permissions, NextToken } = await workmail.listMailboxPermissions(pascal(input))
    return { items: camel(Permissions), nextToken: NextToken }
  },

  'mailboxPermissions.listHeld': ({ entityId, ...scope }) =>
    directoryIndex.heldPermissions(scope, entityId),

  'mailboxPermissions.put': async ({ expected, ...input }, { workmail, note }) => {
    const { permissionValues } = input
    const current = await permissionsOf(workmail, input)
    guardEdit(note, { current, expected, wanted: { permissionValues } })
    await workmail.putMailboxPermissions(pascal(input))
  },

  'mailboxPermissions.delete': async ({ expected = {}, ...input }, { workmail, note }) => {
    const current = await permissionsOf(workmail, input)
    guardEdit(note, { current, expected, wanted: { permissionValues: [] } })
    await workmail.deleteMailboxPermissions(pascal(input))
  },
})
