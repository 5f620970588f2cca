import type { Entity, FoundUser, User } from '@mailroom/schemas'
import { useQueryClient } from '@tanstack/react-query'

/** The members of a user that are needed before everything is loaded. */
export type KnownUser = Pick<
  User,
  'userId' | 'name' | 'displayName' | 'email' | 'state' | 'userRole' | 'department' | 'telephone'
>

type Listed = { items?: readonly (FoundUser | Entity)[] }

/**
 * Returns a user from an earlier search on the screen, so that a dialog about them need not wait.
 */
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
