import * as z from 'zod/mini'
import { type StepDraft, step } from '../step.ts'
import type { Fact } from './fact.ts'

/**
 * Sets the quota of a mailbox, in MB. `before` is absent for a mailbox that does not exist yet,
 * because AWS chooses the quota of a new one.
 */
export function settingQuota(userId: string, mailboxQuota: number, before?: number): StepDraft {
  const facts = {
    before: before === undefined ? {} : { mailboxQuota: before },
    after: { mailboxQuota },
  }
  return step('mailboxes.updateQuota', { userId, mailboxQuota, expected: facts.before }, facts)
}

const Input = z.object({ userId: z.string() })
const Quota = z.object({ mailboxQuota: z.number() })

/** The quota of a mailbox. Source: USR-17. */
export const quota: Fact = {
  operations: ['mailboxes.updateQuota'],

  subject: ({ input }) => Input.parse(input).userId,

  async read({ input, reader }) {
    return { mailboxQuota: (await reader.quota(Input.parse(input).userId)) ?? null }
  },

  after: (_, input) => Quota.parse(input),

  expected: (_, before) => before,

  invert({ step: { input, before, after } }) {
    const former = Quota.safeParse(before)
    const now = Quota.safeParse(after)
    if (!former.success || !now.success) return undefined
    const { userId } = Input.parse(input)
    return [settingQuota(userId, former.data.mailboxQuota, now.data.mailboxQuota)]
  },
}
