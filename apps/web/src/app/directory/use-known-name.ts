import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'

/** The parts of a list of users, groups and resources that name its entries. */
const Listed = z.object({
  items: z.array(
    z.object({ id: z.string(), name: z.string(), displayName: z.optional(z.string()) }),
  ),
})

/** The operations whose answers name users, groups and resources by id. */
const lists = ['entities.search', 'entities.suggest', 'users.find']

/**
 * Returns the name of an entity from a cached list, to show while the rest loads; undefined if no
 * list has it.
 */
export function useKnownName(id: string): string | undefined {
  const client = useQueryClient()
  const find = () => {
    for (const list of lists)
      for (const [, answer] of client.getQueriesData({ queryKey: [list] })) {
        const found = Listed.safeParse(answer).data?.items.find((item) => item.id === id)
        if (found) return found.displayName || found.name
      }
    return undefined
  }
  const [name] = useState(find)
  return name
}
