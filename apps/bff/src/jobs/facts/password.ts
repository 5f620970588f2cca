import * as z from 'zod/mini'
import { type StepDraft, step } from '../step.ts'
import type { Fact } from './fact.ts'

/** Sets a new password, which is made or given when the step is sent. */
export function settingPassword(userId: string): StepDraft {
  return step('users.resetPassword', { userId }, { before: {}, after: {} })
}

const Input = z.object({ userId: z.string() })

/** The password of a user, which cannot be read or restored. */
export const password: Fact = {
  operations: ['users.resetPassword'],
  subject: ({ input }) => Input.parse(input).userId,
  read: async () => undefined,
  after: () => ({}),
  invert: () => undefined,
  needsPassword: () => true,
  isUnreadable: true,
}
