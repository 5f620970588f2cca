import * as z from 'zod/mini'
import {
  PermissionType as PermissionTypes,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { MemberType } from './entity-state.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

/** Source: PERM-02. */
export const PermissionType = z.enum(PermissionTypes.values)
export type PermissionType = z.infer<typeof PermissionType>

/** What a grantee may do with a mailbox. Source: PERM-04, `ListMailboxPermissions`. */
export const MailboxPermission = z.object({
  granteeId: z.string(),
  granteeType: MemberType,
  permissionValues: z.array(PermissionType),
})
export type MailboxPermission = z.infer<typeof MailboxPermission>

const id = text(WorkMailIdentifier)
const oneGrantee = { ...inOrganization, entityId: id, granteeId: id }

export const mailboxPermissions = {
  'mailboxPermissions.list': read({
    summary: 'List who may use the mailbox of a user, or send for a group',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({ ...inOrganization, ...pageInput, entityId: id }),
    output: page(MailboxPermission),
    aws: ['workmail:ListMailboxPermissions'],
  }),

  'mailboxPermissions.put': write({
    summary: 'Set what a user or group may do with a mailbox, in place of what it was',
    roles: ['administrator'],
    input: z
      .strictObject({
        ...oneGrantee,
        permissionValues: z.array(PermissionType).check(z.minLength(1), z.maxLength(3)),
      })
      .check(
        z.refine(({ entityId, granteeId }) => entityId !== granteeId, {
          path: ['granteeId'],
          error: 'ownMailbox',
        }),
        z.refine(
          ({ permissionValues }) =>
            !(permissionValues.includes('SEND_AS') && permissionValues.includes('SEND_ON_BEHALF')),
          { path: ['permissionValues'], error: 'oneSendPermission' },
        ),
      ),
    output: z.void(),
    aws: ['workmail:PutMailboxPermissions'],
  }),

  'mailboxPermissions.delete': write({
    summary: 'Take all permissions on a mailbox from a user or group',
    roles: ['administrator'],
    input: z.strictObject(oneGrantee),
    output: z.void(),
    aws: ['workmail:DeleteMailboxPermissions'],
  }),
}
