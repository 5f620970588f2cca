import * as z from 'zod/mini'
import {
  PermissionType as PermissionTypes,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { directoryReads } from './directory-reads.ts'
import { EntityType, IndexState, pollIndexMs } from './entities.ts'
import { MemberType } from './entity-state.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

/** Source: PERM-02. */
export const PermissionType = z.enum(PermissionTypes.values)
export type PermissionType = z.infer<typeof PermissionType>

/**
 * The permissions to grant. Problem: `oneSendPermission`, if they allow to send as and on behalf of
 * the owner. Source: PERM-02.
 */
export const permissionValues = z.array(PermissionType).check(
  z.minLength(1),
  z.maxLength(3),
  z.refine((values) => !(values.includes('SEND_AS') && values.includes('SEND_ON_BEHALF')), {
    error: 'oneSendPermission',
  }),
)

/** The permissions of a grantee on a mailbox. Source: PERM-04, `ListMailboxPermissions`. */
export const MailboxPermission = z.object({
  granteeId: z.string(),
  granteeType: MemberType,
  permissionValues: z.array(PermissionType),
})
export type MailboxPermission = z.infer<typeof MailboxPermission>

/**
 * The permissions that a user or group has on a mailbox, directly or as a member of a group.
 * `through` lists that group and the groups that lead to it, starting with the one the user or
 * group is a direct member of. Source: PERM-03, PERM-13.
 */
export const HeldPermission = z.object({
  entityId: z.string(),
  type: EntityType,
  name: z.string(),
  email: z.optional(z.string()),
  permissionValues: z.array(PermissionType),
  through: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type HeldPermission = z.infer<typeof HeldPermission>

const id = text(WorkMailIdentifier)
/**
 * The permissions the person saw, none for a new grantee. If there are others by now, nothing is
 * changed. Error: `Conflict`.
 */
const seen = z.strictObject({ permissionValues: z.array(PermissionType) })
const oneGrantee = { ...inOrganization, entityId: id, granteeId: id }

/** The permissions on the mailbox or group, from which those of the grantee are compared. */
const listed = {
  action: 'workmail:ListMailboxPermissions',
  input: ({ organizationId, entityId }: { organizationId: string; entityId: string }) => ({
    ...{ organizationId, entityId },
  }),
} as const

export const mailboxPermissions = {
  'mailboxPermissions.list': read({
    summary: 'List the permissions on the mailbox of a user, or on a group',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({ ...inOrganization, ...pageInput, entityId: id }),
    output: page(MailboxPermission),
    aws: ['workmail:ListMailboxPermissions'],
  }),

  'mailboxPermissions.listHeld': read({
    summary:
      'List the mailboxes and groups a user or group has permissions on, directly or through groups',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({ ...inOrganization, entityId: id }),
    output: z.object({ items: z.array(HeldPermission), index: IndexState }),
    aws: ['workmail:ListGroupsForEntity', ...directoryReads],
    pollMs: pollIndexMs,
  }),

  'mailboxPermissions.put': write({
    summary:
      'Set the permissions of a user or group on a mailbox or group, replacing existing ones',
    roles: ['administrator'],
    needs: { mailbox: true, state: 'ENABLED' },
    input: z
      .strictObject({
        ...oneGrantee,
        permissionValues,
        expected: seen,
      })
      .check(
        z.refine(({ entityId, granteeId }) => entityId !== granteeId, {
          path: ['granteeId'],
          error: 'ownMailbox',
        }),
      ),
    output: z.void(),
    aws: [
      listed,
      {
        action: 'workmail:PutMailboxPermissions',
        input: ({ organizationId, entityId, granteeId, permissionValues }) => ({
          ...{ organizationId, entityId, granteeId, permissionValues },
        }),
      },
    ],
  }),

  'mailboxPermissions.delete': write({
    summary: 'Remove all permissions of a user or group on a mailbox or group',
    roles: ['administrator'],
    input: z.strictObject({ ...oneGrantee, expected: z.optional(seen) }),
    output: z.void(),
    aws: [
      listed,
      {
        action: 'workmail:DeleteMailboxPermissions',
        input: ({ organizationId, entityId, granteeId }) => ({
          ...{ organizationId, entityId, granteeId },
        }),
      },
    ],
  }),
}
