import { fold, foldings, telephoneDigits } from '@mailroom/schemas'
import { collationKey } from './collation-key.ts'
import type { KnownEntity } from './known-entity.ts'

export type IndexedEntity = {
  entity: Omit<KnownEntity, 'members'>
  /** Of a group, the ids of its members; absent until they were read. */
  members: readonly string[] | undefined
  /**
   * All that it is found by, folded, each value between two line ends. A tab is before what is no
   * name of it, so that it does not count as beginning with the text that is looked for.
   */
  values: string
  /** The digits of its telephone number, or nothing. */
  telephone: string
  /** Where it comes by name; no two are the same. */
  nameKey: string
}

/** What an entity is called, all but its aliases. */
function namesOf({ name, displayName, firstName, lastName, email }: IndexedEntity['entity']) {
  return [name, displayName, firstName, lastName, email].filter((each) => each !== undefined)
}

/** What an entity is found by besides its aliases, folded. */
export function valuesBesideAliases(entity: IndexedEntity['entity']): string {
  const { id, department = '' } = entity
  return [...namesOf(entity), id, department].flatMap(foldings).join('\n')
}

export function indexedEntity({ members, ...entity }: KnownEntity): IndexedEntity {
  const { id, name, aliases = [], department = '' } = entity
  const telephone = telephoneDigits(entity.telephone ?? '')
  const values = new Set([...namesOf(entity), ...aliases].flatMap(foldings))
  for (const each of [...foldings(department), fold(id)]) values.add(`\t${each}`)
  values.add(`\t${telephone}`)
  values.delete('')
  values.delete('\t')
  return {
    entity,
    members,
    values: `\n${[...values].join('\n')}\n`,
    telephone,
    nameKey: `${collationKey(name)}\n${id}`,
  }
}
