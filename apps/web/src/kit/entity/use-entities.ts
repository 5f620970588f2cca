import type { Entity } from '@mailroom/schemas/entities'
import type { Output } from '@mailroom/schemas/operations'
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useOrganizationScope } from '../data/scope.ts'
import { readOptions } from '../data/use-read.ts'
import { nameOf } from './entity-name.ts'

/** How many ids one request takes. */
const most = 1_000

/** Is one function for all, so that the result stays the same until something else is read. */
function byId(reads: readonly { data: Output<'entities.search'> | undefined }[]) {
  const items = reads.flatMap(({ data }) => data?.items ?? [])
  return {
    entities: new Map(items.map((entity) => [entity.id, entity])),
    /** Whether the index knows everybody, so that an id which it does not have is nobody's. */
    isWhole: reads.every(({ data }) => data && !['EMPTY', 'LISTING'].includes(data.index.phase)),
  }
}

function useFound(ids: readonly string[]) {
  const scope = useOrganizationScope()
  const wanted = [...new Set(ids)].sort()
  const portions = Array.from({ length: Math.ceil(wanted.length / most) }, (_, at) =>
    wanted.slice(at * most, (at + 1) * most),
  )
  return useQueries({
    queries: portions.map((portion) =>
      readOptions('entities.search', {
        ...scope,
        query: { ids: portion, states: ['ENABLED', 'DISABLED', 'DELETED'] },
        limit: most,
      }),
    ),
    combine: byId,
  })
}

/**
 * Returns users, groups and resources by id from the index, for lists that AWS gives only by id.
 * Includes deleted ones.
 */
export function useEntities(ids: readonly string[]): ReadonlyMap<string, Entity> {
  return useFound(ids).entities
}

/**
 * Returns the names of users, groups and resources by id, for the words of a form: of those in
 * `ids`, and of those that a person has just chosen (`onChosen`). An unknown one keeps its id.
 */
export function useEntityNames(ids: readonly string[]) {
  const { entities, isWhole } = useFound(ids)
  const [chosen, setChosen] = useState<readonly Entity[]>([])
  const nameOfId = useCallback(
    (id: string): string => {
      const entity = entities.get(id) ?? chosen.find((each) => each.id === id)
      return entity ? nameOf(entity) : id
    },
    [entities, chosen],
  )
  /** Whether nobody has this id, or only somebody who is deleted, as far as the index knows. */
  const isGone = useCallback(
    (id: string): boolean => {
      const entity = entities.get(id) ?? chosen.find((each) => each.id === id)
      return entity ? entity.state === 'DELETED' : isWhole
    },
    [entities, chosen, isWhole],
  )
  return {
    nameOfId,
    isGone,
    onChosen: (added: readonly Entity[]) => setChosen((before) => [...before, ...added]),
  }
}
