import type { Entity } from '@mailroom/schemas/entities'
import type { FoundUser } from '@mailroom/schemas/users'
import { useQueryClient } from '@tanstack/react-query'
import { nameOf } from '../../kit/entity/entity-name.ts'

/** The operations whose answers list users, groups and resources by id. */
const lists = ['users.find', 'entities.search', 'entities.suggest']

type Listed = { items?: readonly (FoundUser | Entity)[] }

/**
 * Returns an entity from a cached list, so that a page or dialog about it need not wait; undefined
 * if no list has it.
 */
export function useKnownEntity(id: string): FoundUser | Entity | undefined {
  const client = useQueryClient()
  for (const list of lists)
    for (const [, answer] of client.getQueriesData<Listed>({ queryKey: [list] })) {
      const found = answer?.items?.find((item) => item.id === id)
      if (found) return found
    }
  return undefined
}

/** Returns the name of such an entity, for the title of its page. */
export function useKnownName(id: string): string | undefined {
  const known = useKnownEntity(id)
  return known && nameOf(known)
}
