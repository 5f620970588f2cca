import { createHash } from 'node:crypto'
import {
  hasMailbox as hasMailboxByRule,
  mailboxKeptDays,
  mailboxQuotaMb,
} from '@mailroom/schemas/directory-rules'
import { AwsError } from '../protocol/aws-error.ts'
import type { UserRecord } from '../state/users.ts'

/** The largest quota, which is also the quota of a new mailbox, in MB. Source: USR-17. */
export const maxQuotaMb = mailboxQuotaMb.max

const dayMs = 24 * 60 * 60 * 1000

/** How long the mailbox of a disabled user is kept, in milliseconds. Source: USR-03. */
export const mailboxKeptMs = mailboxKeptDays * dayMs

/** Whether a user has a mailbox. Disabled and remote users have none. */
export function hasMailbox({ role, state }: UserRecord): boolean {
  return hasMailboxByRule({ state, userRole: role })
}

/**
 * Refuses an operation that needs a mailbox; disabled and remote users have none.
 * Errors: EntityStateException. Source: EMB-07.
 */
export function refuseWithoutMailbox(user: UserRecord): void {
  if (!hasMailbox(user))
    throw new AwsError('EntityStateException', `The user ${user.name} has no mailbox.`)
}

/**
 * Returns a plausible size in MB that grows a little every day: the same for the same user at the
 * same time, and never above the quota.
 */
export function mailboxSizeMb(
  {
    id,
    mailboxProvisionedAt,
    quotaMb,
  }: Pick<UserRecord, 'id' | 'mailboxProvisionedAt' | 'quotaMb'>,
  now: Date,
): number {
  const days = Math.max(0, now.getTime() - (mailboxProvisionedAt ?? now.getTime())) / dayMs
  const mbPerDay = createHash('sha256').update(id).digest().readUInt16BE(0) / 10_000
  return Math.round(Math.min(quotaMb, 0.04 + days * mbPerDay) * 1000) / 1000
}
