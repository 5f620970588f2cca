import type { DirectoryIndex } from '../directory-index/directory-index.ts'
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

  'mailboxPermissions.put': async (input, { workmail }) => {
    await workmail.putMailboxPermissions(pascal(input))
  },

  'mailboxPermissions.delete': async (input, { workmail }) => {
    await workmail.deleteMailboxPermissions(pascal(input))
  },
})
