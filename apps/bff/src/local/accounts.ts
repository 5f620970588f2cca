import type { Role } from '@mailroom/schemas/role'

type LocalAccount = { address: string; name: string; role: Role }

/**
 * The accounts of the local identity provider. They need no password and exist on this machine
 * only.
 */
export const localAccounts: readonly LocalAccount[] = [
  { address: 'administrator@mailroom.example', name: 'Ada Administrator', role: 'administrator' },
  { address: 'helpdesk@mailroom.example', name: 'Henry Helpdesk', role: 'helpDesk' },
  { address: 'auditor@mailroom.example', name: 'Aud Auditor', role: 'auditor' },
]
