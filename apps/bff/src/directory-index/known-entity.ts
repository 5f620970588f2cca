import { hasMailbox } from '@mailroom/schemas/directory-rules'
import { Entity } from '@mailroom/schemas/entities'
import * as z from 'zod/mini'

/** The parts of a listed entity in the order they are read; each part is a phase of the filling. */
export const entityParts = ['aliases', 'details', 'members', 'permissions', 'quota'] as const
export type EntityPart = (typeof entityParts)[number]

/**
 * An entity as the store keeps it: for a group the ids of its members, from which group counts are
 * computed, for a resource those of its delegates. Unread parts are absent.
 */
export const KnownEntity = z.extend(z.omit(Entity, { groupCount: true, matchedAlias: true }), {
  members: z.optional(z.array(z.string())),
  delegates: z.optional(z.array(z.string())),
})
export type KnownEntity = z.infer<typeof KnownEntity>

/**
 * Returns whether an entity has a readable mailbox: remote and disabled users have none.
 * Source: EMB-07.
 */
export function hasReadableMailbox(entity: KnownEntity): boolean {
  return entity.type === 'USER' && hasMailbox(entity)
}

/**
 * Returns whether an entity has a part. AWS lists aliases and members of enabled entities only; the
 * members of a resource are its delegates.
 */
const hasPart: Record<EntityPart, (entity: KnownEntity) => boolean> = {
  aliases: ({ state }) => state === 'ENABLED',
  details: () => true,
  members: ({ type, state }) => type === 'RESOURCE' || (type === 'GROUP' && state === 'ENABLED'),
  permissions: () => true,
  quota: hasReadableMailbox,
}

/**
 * Returns the part to read after another, or the first part; null after the last one, and for
 * deleted entities.
 */
export function nextPart(entity: KnownEntity, after?: EntityPart): EntityPart | null {
  if (entity.state === 'DELETED') return null
  const left = entityParts.slice(after === undefined ? 0 : entityParts.indexOf(after) + 1)
  return left.find((part) => hasPart[part](entity)) ?? null
}

/** Returns a listed entity with its known parts, as far as they are still valid. */
export function withKnownParts(listed: KnownEntity, known: KnownEntity | undefined): KnownEntity {
  const isEnabled = listed.state === 'ENABLED'
  const wasEnabled = known?.state === 'ENABLED'
  return {
    ...{ firstName: known?.firstName, lastName: known?.lastName, telephone: known?.telephone },
    ...{ department: known?.department, jobTitle: known?.jobTitle, office: known?.office },
    hiddenFromGlobalAddressList: known?.hiddenFromGlobalAddressList,
    ...listed,
    aliases: isEnabled ? (wasEnabled ? known.aliases : undefined) : [],
    members: isEnabled && wasEnabled ? known.members : undefined,
    delegates: known?.delegates,
    mailboxQuota: hasReadableMailbox(listed) && wasEnabled ? known.mailboxQuota : undefined,
  }
}
