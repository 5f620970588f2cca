import type { UserRole } from '@mailroom/schemas'
import { Select } from '@mailroom/ui/Select'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useText } from '../../../kit/words/texts.ts'

const roles = [
  'USER',
  'REMOTE_USER',
  'RESOURCE',
  'SYSTEM_USER',
] as const satisfies readonly UserRole[]

/** Returns the role in the address that filters the list, if any. */
export function useRoleFilter(): UserRole | undefined {
  return useChoice('role', roles)[0]
}

/** Filters the users by role. Source: GEN-03. */
export function RoleFilter() {
  const text = useText('users')
  const [chosen, setRole] = useChoice('role', roles)
  const options = [
    { value: '', label: text('anyRole') },
    ...roles.map((value) => ({ value, label: text(`role.${value}`) })),
  ]
  return (
    <Select ariaLabel={text('role')} options={options} value={chosen ?? ''} onChange={setRole} />
  )
}
