import { Entity } from '@mailroom/schemas'
import * as z from 'zod/mini'

/** What is read of a listed entity, one part after the other; each part is a phase of the filling. */
export const entityParts = ['aliases', 'details', 'members', 'permissions', 'quota'] as const
export type EntityPart = (typeof entityParts)[number]

/**
 * An entity as the store has it: of a group the ids of its members, from which the numbers of groups
 * are counted. Parts that were not read yet are absent.
 */
export const KnownEntity = z.extend(z.omit(Entity, { groupCount: true, matchedAlias: true }), {
  members: z.optional(z.array(z.string())),
})
export type KnownEntity = z.infer<typeof KnownEntity>

/** Remote users have no mailbox, disabled ones none that can be looked into. Source: EMB-07. */
export function hasMailbox({ type, state, userRole }: KnownEntity): boolean {
  return type === 'USER' && state === 'ENABLED' && userRole === 'USER'
}

/** Whether an entity has such a part. AWS lists aliases and members of enabled entities only. */
const hasPart: Record<EntityPart, (entity: KnownEntity) => boolean> = {
  aliases: ({ state }) => state === 'ENABLED',
  details: () => true,
  members: ({ type, state }) => type === 'GROUP' && state === 'ENABLED',
  permissions: () => true,
  quota: hasMailbox,
}

/** The part to read after another, or first of all; null after the last, and of deleted entities. */
export function nextPart(entity: KnownEntity, after?: EntityPart): EntityPart | null {
  if (entity.state === 'DELETED') return null
  const left = entityParts.slice(after === undefined ? 0 : entityParts.indexOf(after) + 1)
  return left.find((part) => hasPart[part](entity)) ?? null
}

/** A listed entity with what is known of its parts, as far as it may still be so. */
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
    mailboxQuota: hasMailbox(listed) && wasEnabled ? known.mailboxQuota : undefined,
  }
}
