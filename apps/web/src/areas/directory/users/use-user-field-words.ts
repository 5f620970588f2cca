import type { UserRole } from '@mailroom/schemas'
import type { FieldWords } from '../../../kit/form/ConflictNotice.tsx'
import { hasText, useText } from '../../../kit/words/texts.ts'

const roles: readonly UserRole[] = ['USER', 'REMOTE_USER', 'RESOURCE', 'SYSTEM_USER']

/** Returns the labels and words of a user's fields for a conflict. */
export function useUserFieldWords(): FieldWords {
  const text = useText('users')
  const shared = useText('directory')
  return {
    label: (field) => {
      const key = field === 'hiddenFromGlobalAddressList' ? 'hidden' : field
      return hasText('users', key) ? text(key) : field
    },
    value: (field, value) => {
      if (typeof value === 'boolean') return shared(value ? 'no' : 'yes')
      const role = field === 'role' && roles.find((each) => each === value)
      return role ? text(`role.${role}`) : undefined
    },
  }
}
