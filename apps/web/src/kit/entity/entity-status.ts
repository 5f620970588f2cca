import type { EntityState } from '@mailroom/schemas/entity-state'
import type { UserRole } from '@mailroom/schemas/users'
import { useCallback } from 'react'
import { useText } from '../words/texts.ts'

export type Known = { state: EntityState; userRole?: UserRole | undefined }

/**
 * Returns a function that says the state of a user, group or resource as AWS has it, and the role of a
 * system user after it: the filter by state finds them by their state. Source: GEN-03.
 */
export function useStatusWords(): (entity: Known) => string {
  const text = useText('directory')
  return useCallback(
    ({ state, userRole }) => {
      const words = text(`state.${state}`)
      return userRole === 'SYSTEM_USER' ? `${words} · ${text('state.SYSTEM_USER')}` : words
    },
    [text],
  )
}
