import type { User } from '@mailroom/schemas/users'
import { useKnownEntity } from '../use-known-entity.ts'

/** The members of a user that are needed before everything is loaded. */
export type KnownUser = Pick<
  User,
  'userId' | 'name' | 'displayName' | 'email' | 'state' | 'userRole' | 'department' | 'telephone'
>

/**
 * Returns a user from an earlier search on the screen, so that a dialog about them need not wait.
 */
export function useKnownUser(userId: string): KnownUser | undefined {
  const found = useKnownEntity(userId)
  if (found?.userRole === undefined) return undefined
  const { name, displayName, email, state, userRole, department, telephone } = found
  return { userId, name, displayName, email, state, userRole, department, telephone }
}
