import type { Entity } from '@mailroom/schemas/entities'
import type { Output } from '@mailroom/schemas/operations'
import { useQuery } from '@tanstack/react-query'
import { call } from '../data/call.ts'
import { type OrganizationScope, useOrganizationScope } from '../data/scope.ts'
import { readOptions } from '../data/use-read.ts'

type Found = Output<'entities.search'>

/** The ids requested since the last call to the backend, by organization. */
const waiting = new Map<string, Map<string, PromiseWithResolvers<Found>>>()

async function askTogether(
  scope: OrganizationScope,
  asked: ReadonlyMap<string, PromiseWithResolvers<Found>>,
): Promise<void> {
  try {
    const ids = [...asked.keys()]
    const { items, index } = await call('entities.search', {
      ...scope,
      query: { ids, states: ['ENABLED', 'DISABLED', 'DELETED'] },
      limit: ids.length,
    })
    for (const [wanted, { resolve }] of asked) {
      const own = items.filter(({ id }) => id === wanted)
      resolve({ items: own, total: own.length, index })
    }
  } catch (error) {
    for (const { reject } of asked.values()) reject(error)
  }
}

/**
 * Looks an id up in the index; ids requested at the same time, as in the rows of a list, share one
 * call.
 */
function lookUp(scope: OrganizationScope, id: string): Promise<Found> {
  const organization = JSON.stringify(scope)
  let asked = waiting.get(organization)
  if (!asked) {
    const together = new Map<string, PromiseWithResolvers<Found>>()
    waiting.set(organization, together)
    setTimeout(() => {
      waiting.delete(organization)
      void askTogether(scope, together)
    })
    asked = together
  }
  const answer = asked.get(id) ?? Promise.withResolvers<Found>()
  asked.set(id, answer)
  return answer.promise
}

/**
 * Returns an entity of an organization by its id from the index; `undefined` until the index knows
 * it.
 */
export function useEntityIn(scope: OrganizationScope, id: string): Entity | undefined {
  const { data } = useQuery({
    ...readOptions('entities.search', {
      ...scope,
      query: { ids: [id], states: ['ENABLED', 'DISABLED', 'DELETED'] },
    }),
    queryFn: () => lookUp(scope, id),
    select: ({ items: [entity] }) => entity ?? null,
  })
  return data ?? undefined
}

/** Returns an entity of the organization in the address, for lists that AWS gives only by id. */
export function useEntity(id: string): Entity | undefined {
  return useEntityIn(useOrganizationScope(), id)
}
