import { type Entity, foldings } from '@mailroom/schemas'
import { collationKey } from './collation-key.ts'

export type IndexedEntity = {
  entity: Entity
  /** All that is found of it, folded, each value between two line ends. */
  values: string
  /** Where it comes by name; no two are the same. */
  nameKey: string
}

export function indexedEntity(entity: Entity): IndexedEntity {
  const { id, name, displayName = '', email = '', aliases } = entity
  const values = [name, displayName, email, ...aliases, id].flatMap(foldings)
  return {
    entity,
    values: `\n${values.join('\n')}\n`,
    nameKey: `${collationKey(name)}\n${id}`,
  }
}
