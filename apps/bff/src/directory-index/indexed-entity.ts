import type { Entity } from '@mailroom/schemas'
import { fold } from './fold.ts'

/** An entity and all that is found of it: its values, folded, each between two line ends. */
export type IndexedEntity = { entity: Entity; values: string }

export function indexedEntity(entity: Entity): IndexedEntity {
  const { id, name, displayName = '', email = '', aliases } = entity
  const folded = [name, displayName, email, ...aliases, id].map(fold)
  return { entity, values: `\n${folded.join('\n')}\n` }
}
