import { type Role, rolesIn } from '@mailroom/schemas/role'
import { useFormats } from './formats.ts'
import { useText } from './texts.ts'

/**
 * Returns a function that names the roles of a person in words, such as “Help desk and Auditor”. It
 * takes roles, or the text with roles that the audit trail stores; an unknown text stays as it is.
 */
export function useRoleNames(): (roles: readonly Role[] | string) => string {
  const text = useText('app')
  const { list } = useFormats()
  return (roles) => {
    const known = rolesIn(typeof roles === 'string' ? roles : roles.join(' '))
    if (known.length === 0 && typeof roles === 'string') return roles
    return list(known.map((role) => text(`role.${role}`)))
  }
}
