import type { DescribedEntity } from '../directory-reader.ts'
import { refuseRow } from '../plan-refusal.ts'

/** Refuses the directory's own accounts, which nobody manages. Source: 06 §5.2 `UserRole`. */
export function refuseSystemUser({ name, userRole }: DescribedEntity): void {
  if (userRole === 'SYSTEM_USER') refuseRow('SystemUser', `${name} is a system user.`)
}
