import * as z from 'zod/mini'
import {
  EmailAddress,
  EntityType as EntityTypes,
  ResourceType as ResourceTypes,
} from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { directoryReads } from './directory-reads.ts'
import { EntityState } from './entity-state.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'
import { UserRole } from './users.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/** Source: `DescribeEntity`. */
export const EntityType = z.enum(EntityTypes.values)
export type EntityType = z.infer<typeof EntityType>

/**
 * A user, group or resource as the index knows it. What the index has not read yet is absent:
 * `aliases`, `groupCount`, and all that is read together with `hiddenFromGlobalAddressList`.
 * Source: `ListUsers`, `DescribeUser` and the like.
 */
export const Entity = z.object({
  id: z.string(),
  type: EntityType,
  name: z.string(),
  displayName: z.optional(z.string()),
  email: z.optional(z.string()),
  state: EntityState,
  userRole: z.optional(UserRole),
  resourceType: z.optional(z.enum(ResourceTypes.values)),
  description: z.optional(z.string()),
  enabledDate: z.optional(timestamp),
  disabledDate: z.optional(timestamp),
  /** Without the primary address. Empty unless it is enabled, for AWS lists no others. */
  aliases: z.optional(z.array(z.string())),
  /** The alias a searched text matched, where nothing but aliases did. */
  matchedAlias: z.optional(z.string()),
  firstName: z.optional(z.string()),
  lastName: z.optional(z.string()),
  telephone: z.optional(z.string()),
  department: z.optional(z.string()),
  jobTitle: z.optional(z.string()),
  office: z.optional(z.string()),
  hiddenFromGlobalAddressList: z.optional(z.boolean()),
  /** How many enabled groups it is a direct member of; AWS lists no members of others. */
  groupCount: z.optional(z.int()),
  /** Quota of the mailbox in MB; absent too where there is no mailbox. */
  mailboxQuota: z.optional(z.number()),
})
export type Entity = z.infer<typeof Entity>

/**
 * Which entities are meant. `text` is looked for anywhere in user name, display name, first and last
 * name, addresses, id, department and the digits of the telephone number, in any spelling (`fold.ts`);
 * of several words each has to be there. `ids` are for those who know an id and want the name to it.
 * Deleted entities are left out unless `states` names them.
 */
export const EntityQuery = z.strictObject({
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
  ids: z.optional(z.array(z.string()).check(z.minLength(1), z.maxLength(1_000))),
  types: z.optional(z.array(EntityType).check(z.minLength(1))),
  states: z.optional(z.array(EntityState).check(z.minLength(1))),
  userRoles: z.optional(z.array(UserRole).check(z.minLength(1))),
})
export type EntityQuery = z.infer<typeof EntityQuery>

/** In this order an index is filled; what is there is found from the first phase on. */
const indexPhases = [
  ...(['EMPTY', 'LISTING', 'ALIASES', 'DETAILS', 'MEMBERS', 'PERMISSIONS', 'QUOTAS'] as const),
  'COMPLETE',
] as const

/**
 * How far the index of an organization's directory is: `done` of `total` entities in this phase.
 * `asOf` is when the last complete listing began: before it, nobody knows how many there are. Changes
 * made through the console are in the index at once, or, while `isBehind`, in a moment. `problem` is
 * the code of what keeps the filling waiting.
 */
export const IndexState = z.object({
  phase: z.enum(indexPhases),
  asOf: z.optional(timestamp),
  isBehind: z.optional(z.boolean()),
  done: z.int(),
  total: z.optional(z.int()),
  problem: z.optional(z.string()),
})
export type IndexState = z.infer<typeof IndexState>

/** By what found entities are sorted. Those without the value come last either way. */
export const EntitySort = z.strictObject({
  by: z.enum([
    ...(['name', 'displayName', 'email', 'state', 'enabledDate', 'disabledDate', 'type'] as const),
    ...(['department', 'jobTitle', 'office'] as const),
  ]),
  descending: z.optional(z.boolean()),
})
export type EntitySort = z.infer<typeof EntitySort>

export const entities = {
  'entities.describe': read({
    summary: 'Find the owner of an address',
    roles: everyone,
    input: z.strictObject({ ...inOrganization, email: text(EmailAddress) }),
    output: z.object({
      /** Absent where the address is free. Source: ORG-42. */
      owner: z.optional(
        z.object({
          entityId: z.string(),
          name: z.optional(z.string()),
          /** Of users only. */
          displayName: z.optional(z.string()),
          type: EntityType,
          /** Whether it is the owner's primary address or one of its aliases. */
          isPrimary: z.boolean(),
        }),
      ),
    }),
    aws: [
      'workmail:DescribeEntity',
      {
        action: 'workmail:DescribeUser',
        input: ({ organizationId }) => ({ organizationId, userId: '<EntityId>' }),
      },
      {
        action: 'workmail:DescribeGroup',
        input: ({ organizationId }) => ({ organizationId, groupId: '<EntityId>' }),
      },
      {
        action: 'workmail:DescribeResource',
        input: ({ organizationId }) => ({ organizationId, resourceId: '<EntityId>' }),
      },
    ],
  }),

  'entities.search': read({
    summary: 'Search the directory, using Mailroom’s index of it',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      query: EntityQuery,
      /** Without it: the best matches of a text first, else by name. */
      sort: z.optional(EntitySort),
      offset: z.optional(z.int().check(z.minimum(0))),
      /** How many at most; 25 unless said otherwise. */
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
    }),
    output: z.object({ items: z.array(Entity), total: z.int(), index: IndexState }),
    aws: directoryReads,
  }),

  'entities.suggest': read({
    summary: 'Find entities with a name similar to a text that matches nothing',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      text: z.string().check(z.minLength(1), z.maxLength(256)),
    }),
    /** The nearest first, five at most. */
    output: z.object({ items: z.array(Entity) }),
    aws: directoryReads,
  }),

  'entities.refresh': read({
    summary: 'Read the directory again and refresh the index',
    roles: everyone,
    input: z.strictObject(inOrganization),
    output: IndexState,
    aws: directoryReads,
    limited: true,
  }),
}
