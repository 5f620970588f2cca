import * as z from 'zod/mini'
import { WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { EntityState, MemberType } from './entity-state.ts'
import { filterPrefix } from './one-filter.ts'
import { dataOwners } from './owners.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/** A member of a group. AWS does not return its address. Source: GRP-07, `ListGroupMembers`. */
export const GroupMember = z.object({
  id: z.string(),
  name: z.string(),
  type: MemberType,
  state: EntityState,
  enabledDate: z.optional(timestamp),
  disabledDate: z.optional(timestamp),
})
export type GroupMember = z.infer<typeof GroupMember>

/** A group by its id and name. */
const NamedGroup = z.object({ groupId: z.string(), groupName: z.string() })

const id = text(WorkMailIdentifier)
const oneMember = { ...inOrganization, groupId: id, memberId: id }

export const groupMembers = {
  'groupMembers.list': read({
    summary: 'List the members of an enabled group',
    roles: everyone,
    input: z.strictObject({ ...inOrganization, ...pageInput, groupId: id }),
    output: page(GroupMember),
    aws: ['workmail:ListGroupMembers'],
  }),

  'groupMembers.listGroups': read({
    summary: 'List the groups a user, group or resource is a member of',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      ...pageInput,
      entityId: id,
      filters: z.optional(z.strictObject({ groupNamePrefix: z.optional(filterPrefix) })),
    }),
    output: page(NamedGroup),
    aws: ['workmail:ListGroupsForEntity'],
  }),

  'groupMembers.listAllGroups': read({
    summary: 'List the direct and nested groups of a user or group, with the path to each',
    roles: everyone,
    input: z.strictObject({ ...inOrganization, entityId: id }),
    output: z.object({
      items: z.array(
        z.object({
          ...NamedGroup.def.shape,
          /**
           * The groups on the way, starting with the one the entity is a direct member of; empty
           * for that one.
           */
          through: z.array(NamedGroup),
        }),
      ),
      /** True if there are more groups than Mailroom looks at. */
      more: z.boolean(),
    }),
    aws: ['workmail:ListGroupsForEntity'],
  }),

  'groupMembers.associate': write({
    summary: 'Add a user or group to an enabled group',
    roles: ['administrator'],
    needs: { owners: dataOwners, state: 'ENABLED' },
    input: z.strictObject(oneMember),
    output: z.void(),
    aws: ['workmail:AssociateMemberToGroup'],
    changes: ['entities', 'groups', 'mailboxPermissions'],
  }),

  'groupMembers.disassociate': write({
    summary: 'Remove a member from a group',
    roles: ['administrator'],
    needs: { owners: dataOwners },
    input: z.strictObject(oneMember),
    output: z.void(),
    aws: ['workmail:DisassociateMemberFromGroup'],
    changes: ['entities', 'groups', 'mailboxPermissions'],
  }),
}
