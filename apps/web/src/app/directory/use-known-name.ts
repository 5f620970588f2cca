import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'

/** What lists of people, groups and resources answer, as far as it names them. */
const Listed = z.object({
  items: z.array(
    z.object({ id: z.string(), name: z.string(), displayName: z.optional(z.string()) }),
  ),
})

/** The operations whose answers name users, groups and resources by id. */
const lists = ['entities.search', 'entities.suggest', 'users.find']

/** What a list that is still in the cache calls somebody or something, to be shown while the rest is fetched; nothing where none does. */
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
