import { paginateListMailboxPermissions } from '@aws-sdk/client-workmail'
import { allItems } from '../aws/all-items.ts'
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
    const { organizationId: OrganizationId, entityId: EntityId, permissionValues } = input
    const pages = paginateListMailboxPermissions(
      ...([{ client: workmail }, { OrganizationId, EntityId }] as const),
    )
    const all = await allItems(pages, (page) => page.Permissions)
    const found = all.find(({ GranteeId }) => GranteeId === input.granteeId)
    const current = { permissionValues: found?.PermissionValues ?? [] }
    guardEdit(note, { current, expected, wanted: { permissionValues } })
    await workmail.putMailboxPermissions(pascal(input))
  },

  'mailboxPermissions.delete': async (input, { workmail }) => {
    await workmail.deleteMailboxPermissions(pascal(input))
  },
})
