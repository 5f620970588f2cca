/**
 * The smallest and largest quota of a mailbox, in MB. The model has no upper limit. Source: USR-17,
 * QUOTA-10.
 */
export const mailboxQuotaMb = { min: 1, max: 51_200 } as const

/**
 * The longest user name in a directory other than WorkMail's own, in characters; there the service
 * model's limit holds. Source: USR-04.
 */
export const shortUserNameLimit = 20

/** The most aliases a user can have; documented for users only. Source: QUOTA-11. */
export const aliasLimit = 100

/**
 * How many days the mailbox of a disabled user and the calendar of a disabled resource are kept.
 * Source: USR-03, RES-12.
 */
export const mailboxKeptDays = 30

const dayMs = 24 * 60 * 60 * 1_000

/**
 * Returns until when a user or resource that was disabled at a given time can be enabled with its
 * mailbox or calendar; ISO 8601 both ways. An estimate: AWS says "after more than 30 days".
 * Source: USR-08, RES-15, decision 20.
 */
export function keptUntil(disabledDate: string): string {
  return new Date(Date.parse(disabledDate) + mailboxKeptDays * dayMs).toISOString()
}

/** Returns the whole days until the mailbox is removed; 0 on the last day, negative afterwards. */
export function daysLeft(disabledDate: string, now: Date): number {
  return Math.floor((Date.parse(keptUntil(disabledDate)) - now.getTime()) / dayMs)
}
