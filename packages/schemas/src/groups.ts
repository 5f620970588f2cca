import * as z from 'zod/mini'
import {
  EmailAddress,
  GroupName,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { addressChecks, addressErrors } from './email-errors.ts'
import { EntityState } from './entity-state.ts'
import { filterPrefix, oneFilter } from './one-filter.ts'
import { dataOwners } from './owners.ts'
import { page, pageInput } from './page.ts'
import { notEnabled, notUpdated } from './partial-outcome.ts'
import { inOrganization } from './scope.ts'
import { nameText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/**
 * A group in a list. `email` is absent if the group is not enabled. Source: GRP-01, `ListGroups`.
 */
export const GroupSummary = z.object({
  id: z.string(),
  name: z.string(),
  email: z.optional(z.string()),
  state: EntityState,
  enabledDate: z.optional(timestamp),
  disabledDate: z.optional(timestamp),
})
export type GroupSummary = z.infer<typeof GroupSummary>

/** Everything the API returns about a group. Source: GRP-05, `DescribeGroup`. */
export const Group = z.object({
  groupId: z.string(),
  name: z.string(),
  email: z.optional(z.string()),
  state: EntityState,
  enabledDate: z.optional(timestamp),
  disabledDate: z.optional(timestamp),
  hiddenFromGlobalAddressList: z.optional(z.boolean()),
})
export type Group = z.infer<typeof Group>

/**
 * A recipient of mail to a group. Each path lists groups from the outermost one to the one the
 * recipient is a member of.
 */
export const Recipient = z.object({
  id: z.string(),
  name: z.string(),
  state: EntityState,
  paths: z.array(z.array(z.object({ groupId: z.string(), name: z.string() }))),
})
export type Recipient = z.infer<typeof Recipient>

/** The filters of `ListGroups`. Source: GRP-02. */
const ListGroupsFilters = z
  .strictObject({
    namePrefix: z.optional(filterPrefix),
    primaryEmailPrefix: z.optional(filterPrefix),
    state: z.optional(EntityState),
  })
  .check(oneFilter)

const oneGroup = { ...inOrganization, groupId: text(WorkMailIdentifier) }
const email = text(EmailAddress)

export const groups = {
  'groups.list': read({
    summary: 'List the groups of an organization',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      ...pageInput,
      filters: z.optional(ListGroupsFilters),
    }),
    output: page(GroupSummary),
    aws: ['workmail:ListGroups'],
  }),

  'groups.describe': read({
    summary: 'Show the details of a group',
    roles: everyone,
    input: z.strictObject(oneGroup),
    output: Group,
    aws: ['workmail:DescribeGroup'],
  }),

  'groups.listRecipients': read({
    summary: 'List the recipients of a group, including nested groups, with the path to each',
    roles: everyone,
    input: z.strictObject(oneGroup),
    output: z.object({
      items: z.array(Recipient),
      /** Groups that contain themselves: the names of the groups in each circle. Source: GRP-08. */
      cycles: z.array(z.array(z.string())),
      /**
       * Nested groups that are not enabled. AWS does not return their members, and mail does not
       * pass them.
       */
      notEnabled: z.array(z.object({ groupId: z.string(), name: z.string() })),
      /** True if there are more groups or paths than Mailroom follows. */
      more: z.boolean(),
    }),
    aws: ['workmail:DescribeGroup', 'workmail:ListGroupMembers'],
  }),

  'groups.create': write({
    summary: 'Create a group and enable it with an address',
    roles: ['administrator'],
    needs: { owners: dataOwners },
    inTurnBy: 'email',
    input: z.strictObject({
      ...inOrganization,
      name: nameText(GroupName),
      email,
      hiddenFromGlobalAddressList: z.boolean(),
    }),
    output: z.object({ groupId: z.string(), notEnabled }),
    aws: [
      ...addressChecks('email'),
      {
        action: 'workmail:CreateGroup',
        input: ({ connectionId: _, region: __, email: ___, ...group }) => group,
      },
      {
        action: 'workmail:RegisterToWorkMail',
        input: ({ organizationId, email }) => ({ organizationId, entityId: '<GroupId>', email }),
      },
    ],
    errorFields: {
      ...addressErrors,
      NameAvailabilityException: 'name',
      ReservedNameException: 'name',
    },
    changes: ['entities'],
  }),

  'groups.enable': write({
    summary: 'Enable a group with a primary address',
    roles: ['administrator'],
    needs: { state: 'DISABLED' },
    input: z.strictObject({ ...oneGroup, email }),
    output: z.void(),
    aws: [
      ...addressChecks('email'),
      {
        action: 'workmail:RegisterToWorkMail',
        input: ({ organizationId, groupId, email }) => ({
          organizationId,
          entityId: groupId,
          email,
        }),
      },
    ],
    errorFields: { ...addressErrors, EntityAlreadyRegisteredException: 'email' },
    changes: ['aliases', 'entities', 'groupMembers'],
  }),

  'groups.disable': write({
    summary: 'Disable a group; mail to it bounces and permissions through it end',
    roles: ['administrator'],
    needs: { state: 'ENABLED' },
    input: z.strictObject(oneGroup),
    output: z.void(),
    aws: [
      {
        action: 'workmail:DescribeGroup',
        input: ({ organizationId, groupId }) => ({ organizationId, groupId }),
      },
      {
        action: 'workmail:ListAliases',
        input: ({ organizationId, groupId }) => ({ organizationId, entityId: groupId }),
      },
      {
        action: 'workmail:DeregisterFromWorkMail',
        input: ({ organizationId, groupId }) => ({ organizationId, entityId: groupId }),
      },
    ],
    changes: ['entities'],
  }),

  'groups.update': write({
    summary: 'Change the address of a group, then its visibility in the global address list',
    roles: ['administrator'],
    // The form also changes the address, for which AWS demands an enabled group. Source: GRP-06.
    needs: { owners: dataOwners, state: 'ENABLED', mailroomOnly: ['state'] },
    // A former address becomes an alias. Source: USR-10.
    lasting: ['email'],
    input: z.strictObject({
      ...oneGroup,
      email: z.optional(email),
      hiddenFromGlobalAddressList: z.optional(z.boolean()),
      /**
       * The values the person saw. If AWS has other values by now, nothing is changed. Error:
       * `Conflict`.
       */
      expected: z.strictObject({
        email: z.optional(text({ max: 256 })),
        hiddenFromGlobalAddressList: z.optional(z.boolean()),
      }),
    }),
    output: z.object({ notUpdated }),
    aws: [
      {
        action: 'workmail:DescribeGroup',
        input: ({ organizationId, groupId }) => ({ organizationId, groupId }),
      },
      ...addressChecks('email'),
      {
        action: 'workmail:UpdatePrimaryEmailAddress',
        input: ({ organizationId, groupId, email }) =>
          email === undefined ? undefined : { organizationId, entityId: groupId, email },
      },
      {
        action: 'workmail:UpdateGroup',
        input: ({ organizationId, groupId, hiddenFromGlobalAddressList }) =>
          hiddenFromGlobalAddressList === undefined
            ? undefined
            : { organizationId, groupId, hiddenFromGlobalAddressList },
      },
    ],
    errorFields: addressErrors,
    changes: ['aliases', 'entities'],
  }),

  'groups.delete': write({
    summary: 'Delete a disabled group permanently',
    roles: ['administrator'],
    needs: { owners: dataOwners, state: 'DISABLED' },
    input: z.strictObject(oneGroup),
    output: z.void(),
    aws: ['workmail:DeleteGroup'],
    changes: ['aliases', 'entities', 'groupMembers', 'mailboxPermissions', 'resourceDelegates'],
  }),
}
