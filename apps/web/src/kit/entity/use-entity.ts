import type { Entity } from '@mailroom/schemas'
import { useQuery } from '@tanstack/react-query'
import { call } from '../data/call.ts'
import { type OrganizationScope, useOrganizationScope } from '../data/scope.ts'

type Known = { entity: Entity | undefined; isFilling: boolean }

/** The ids requested since the last call to the backend, by organization. */
const waiting = new Map<string, Map<string, PromiseWithResolvers<Known>>>()

async function askTogether(
  scope: OrganizationScope,
  asked: ReadonlyMap<string, PromiseWithResolvers<Known>>,
): Promise<void> {
  try {
    const ids = [...asked.keys()]
    const { items, index } = await call('entities.search', {
      ...scope,
      query: { ids, states: ['ENABLED', 'DISABLED', 'DELETED'] },
      limit: ids.length,
    })
    const isFilling = index.phase !== 'COMPLETE'
    for (const [id, { resolve }] of asked)
      resolve({ entity: items.find((item) => item.id === id), isFilling })
  } catch (error) {
    for (const { reject } of asked.values()) reject(error)
  }
}

/**
 * Looks an id up in the index; ids requested at the same time, as in the rows of a list, share one
 * call.
 */
function lookUp(scope: OrganizationScope, id: string): Promise<Known> {
  const organization = JSON.stringify(scope)
  let asked = waiting.get(organization)
  if (!asked) {
    const together = new Map<string, PromiseWithResolvers<Known>>()
    waiting.set(organization, together)
    setTimeout(() => {
      waiting.delete(organization)
      void askTogether(scope, together)
    })
    asked = together
  }
  const answer = asked.get(id) ?? Promise.withResolvers<Known>()
  asked.set(id, answer)
  return answer.promise
}

/** How often an unknown id is looked up while the index is being filled. Milliseconds. */
const fillingMs = 3_000

/**
 * Returns an entity of an organization by its id from the index; `undefined` until the index knows
 * it.
 */
export function useEntityIn(scope: OrganizationScope, id: string): Entity | undefined {
  const { data } = useQuery({
    queryKey: ['entities.search', { ...scope, query: { ids: [id] } }],
    queryFn: () => lookUp(scope, id),
    refetchInterval: ({ state }) =>
      state.data?.isFilling && !state.data.entity ? fillingMs : false,
  })
  return data?.entity
}

/** Returns an entity of the organization in the address, for lists that AWS gives only by id. */
export function useEntity(id: string): Entity | undefined {
  return useEntityIn(useOrganizationScope(), id)
}
