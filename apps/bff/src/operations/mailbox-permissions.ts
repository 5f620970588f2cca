import { awsDirectory } from '../aws/directory.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

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
    const { organizationId, entityId, granteeId, permissionValues } = input
    const all = await awsDirectory(workmail, organizationId).permissions(entityId)
    const current = all.find((each) => each.granteeId === granteeId) ?? { permissionValues: [] }
    guardEdit(note, { current, expected, wanted: { permissionValues } })
    await workmail.putMailboxPermissions(pascal(input))
  },

  'mailboxPermissions.delete': async (input, { workmail }) => {
    await workmail.deleteMailboxPermissions(pascal(input))
  },
})
