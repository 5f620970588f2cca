import type { Entity, FoundUser, User } from '@mailroom/schemas'
import { useQueryClient } from '@tanstack/react-query'

/** What is needed of somebody before everything is read of them. */
export type KnownUser = Pick<
  User,
  'userId' | 'name' | 'displayName' | 'email' | 'state' | 'userRole' | 'department' | 'telephone'
>

type Listed = { items?: readonly (FoundUser | Entity)[] }

/** Somebody as a search on the screen before has found them, so that a dialog about them need not wait. */
export function useKnownUser(userId: string): KnownUser | undefined {
  const client = useQueryClient()
  for (const id of ['users.find', 'entities.search', 'entities.suggest'])
    for (const [, data] of client.getQueriesData<Listed>({ queryKey: [id] })) {
      const found = data?.items?.find((item) => item.id === userId)
      if (found?.userRole !== undefined) {
        const { name, displayName, email, state, userRole, department, telephone } = found
        return { userId, name, displayName, email, state, userRole, department, telephone }
      }
    }
  return undefined
}
