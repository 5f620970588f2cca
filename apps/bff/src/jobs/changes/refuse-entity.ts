import type { DescribedEntity } from '../directory-reader.ts'
import { refuseRow } from '../plan-refusal.ts'

/** Refuses the directory's own accounts, which cannot be managed. Source: 06 §5.2 `UserRole`. */
export function refuseSystemUser({ name, userRole }: DescribedEntity): void {
  if (userRole === 'SYSTEM_USER') refuseRow('SystemUser', `${name} is a system user.`)
}

/** Refuses groups and resources. */
export function refuseUnlessUser({ name, type }: DescribedEntity): void {
  if (type !== 'USER') refuseRow('WrongType', `${name} is no user.`)
}

/** Refuses an entity that is not enabled. Source: EMB-07. */
export function refuseUnlessEnabled({ name, state }: DescribedEntity): void {
  if (state !== 'ENABLED') refuseRow('NotEnabled', `${name} is not enabled.`)
}

/**
 * Refuses users without a mailbox: those of another system, and those who are not enabled.
 * Source: USR-03.
 */
export function refuseWithoutMailbox(entity: DescribedEntity): void {
  refuseUnlessUser(entity)
  refuseSystemUser(entity)
  if (entity.userRole !== 'USER')
    refuseRow('RemoteUser', `${entity.name} has no mailbox in WorkMail.`)
  refuseUnlessEnabled(entity)
}
