import * as z from 'zod/mini'
import {
  EmailAddress,
  EntityType as EntityTypes,
  ResourceType as ResourceTypes,
  WorkMailDomainName,
} from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { directoryReads } from './directory-reads.ts'
import { EntityState } from './entity-state.ts'
import { inOrganization } from './scope.ts'
import { searchedText, text } from './text.ts'
import { timestamp } from './timestamp.ts'
import { UserRole } from './users.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/** The types of entities. Source: `DescribeEntity`. */
export const EntityType = z.enum(EntityTypes.values)
export type EntityType = z.infer<typeof EntityType>

/**
 * A user, group or resource in the index. Members that the index has not read yet are absent:
 * `aliases`, `groupCount`, and everything that is read together with `hiddenFromGlobalAddressList`.
 * Source: `ListUsers`, `DescribeUser` and similar operations.
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
  /**
   * The addresses without the primary one. Empty unless the entity is enabled, because AWS lists no
   * others.
   */
  aliases: z.optional(z.array(z.string())),
  /** The alias that a searched text matched, if only aliases did. */
  matchedAlias: z.optional(z.string()),
  firstName: z.optional(z.string()),
  lastName: z.optional(z.string()),
  telephone: z.optional(z.string()),
  department: z.optional(z.string()),
  jobTitle: z.optional(z.string()),
  office: z.optional(z.string()),
  hiddenFromGlobalAddressList: z.optional(z.boolean()),
  /**
   * The number of enabled groups with the entity as a direct member; AWS lists no members of
   * others.
   */
  groupCount: z.optional(z.int()),
  /** The quota of the mailbox in MB; also absent if there is no mailbox. */
  mailboxQuota: z.optional(z.number()),
})
export type Entity = z.infer<typeof Entity>

/**
 * A query for entities. `text` is searched in user name, display name, first and last name,
 * addresses, id, department and the digits of the telephone number, in any spelling (`fold-text.ts`);
 * all of its words have to match. `ids` finds entities by id, to get their names. `mailDomain` finds
 * those with an address of that domain, primary or alias. Deleted entities are omitted unless
 * `states` names them.
 */
export const EntityQuery = z.strictObject({
  text: z.optional(searchedText),
  ids: z.optional(z.array(text({ min: 1, max: 256 })).check(z.minLength(1), z.maxLength(1_000))),
  types: z.optional(z.array(EntityType).check(z.minLength(1))),
  states: z.optional(z.array(EntityState).check(z.minLength(1))),
  userRoles: z.optional(z.array(UserRole).check(z.minLength(1))),
  mailDomain: z.optional(text(WorkMailDomainName)),
})
export type EntityQuery = z.infer<typeof EntityQuery>

/** The phases in which an index is filled; entities can be found from the first one on. */
const indexPhases = [
  ...(['EMPTY', 'LISTING', 'ALIASES', 'DETAILS', 'MEMBERS', 'PERMISSIONS', 'QUOTAS'] as const),
  'COMPLETE',
] as const

/**
 * The state of a directory's index: `done` of `total` entities in this phase. `asOf` is the
 * beginning of the last complete listing; before it, the total is unknown. Changes made in the
 * console are in the index at once, or, while `isBehind`, in a moment. `problem` is the code of the
 * error that delays the filling.
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

/** Returns whether the index has read the aliases; before that, a query for them misses some. */
export function areAliasesKnown({ phase, asOf }: IndexState): boolean {
  return asOf !== undefined && !['EMPTY', 'LISTING', 'ALIASES'].includes(phase)
}

/** Repeats a read of the index until the index has the whole directory. Milliseconds. */
export function pollIndexMs({ index }: { index: IndexState }): number | false {
  return (index.phase !== 'COMPLETE' || index.isBehind === true) && 2_000
}

/** The order of the found entities. Those without the value always come last. */
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
      /** Absent if the address is free. Source: ORG-42. */
      owner: z.optional(
        z.object({
          entityId: z.string(),
          name: z.optional(z.string()),
          /** Only for users. */
          displayName: z.optional(z.string()),
          type: EntityType,
          /** True for the owner's primary address, false for an alias. */
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
      /** Without it, the best matches of a text come first, else the order is by name. */
      sort: z.optional(EntitySort),
      offset: z.optional(z.int().check(z.minimum(0))),
      /** The most entities returned; 25 by default. */
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
    }),
    output: z.object({ items: z.array(Entity), total: z.int(), index: IndexState }),
    aws: directoryReads,
    pollMs: pollIndexMs,
  }),

  'entities.suggest': read({
    summary: 'Find entities with a name similar to a text that matches nothing',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      text: searchedText,
    }),
    /** The most similar first; at most five. */
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
