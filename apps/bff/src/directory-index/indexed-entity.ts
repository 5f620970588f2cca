import { foldings, foldText, telephoneDigits } from '@mailroom/schemas/fold-text'
import { collationKey } from './collation-key.ts'
import type { KnownEntity } from './known-entity.ts'

export type IndexedEntity = {
  entity: Omit<KnownEntity, 'members' | 'delegates'>
  /** The ids of a group's members, or of a resource's delegates; absent until they were read. */
  members: readonly string[] | undefined
  delegates: readonly string[] | undefined
  /**
   * All searchable values, folded, each value between two line ends. A tab precedes values that are
   * no names, so that they do not count as beginning with the query.
   */
  values: string
  /** The digits of the telephone number; empty if there is none. */
  telephone: string
  /** The unique key for sorting by name. */
  nameKey: string
}

/** Returns the names of an entity, without its aliases. */
function namesOf({ name, displayName, firstName, lastName, email }: IndexedEntity['entity']) {
  return [name, displayName, firstName, lastName, email].filter((each) => each !== undefined)
}

/** Returns the searchable values besides the aliases, folded. */
export function valuesBesideAliases(entity: IndexedEntity['entity']): string {
  const { id, department = '' } = entity
  return [...namesOf(entity), id, department].flatMap(foldings).join('\n')
}

export function indexedEntity({ members, delegates, ...entity }: KnownEntity): IndexedEntity {
  const { id, name, aliases = [], department = '' } = entity
  const telephone = telephoneDigits(entity.telephone ?? '')
  const values = new Set([...namesOf(entity), ...aliases].flatMap(foldings))
  for (const each of [...foldings(department), foldText(id)]) values.add(`\t${each}`)
  values.add(`\t${telephone}`)
  values.delete('')
  values.delete('\t')
  return {
    entity,
    members,
    delegates,
    values: `\n${[...values].join('\n')}\n`,
    telephone,
    nameKey: `${collationKey(name)}\n${id}`,
  }
}
