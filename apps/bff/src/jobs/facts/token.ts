import * as z from 'zod/mini'
import { type StepDraft, step } from '../step.ts'
import type { Fact } from './fact.ts'

/** Revokes a personal access token. */
export function revokingToken({ id, name }: { id: string; name: string }): StepDraft {
  const facts = { before: { hasToken: true }, after: { hasToken: false }, about: name }
  return step('personalAccessTokens.delete', { personalAccessTokenId: id }, facts)
}

const Input = z.object({ personalAccessTokenId: z.string() })

/**
 * The existence of a personal access token, asked by its id: AWS lists no tokens of a user who is
 * disabled or deleted. Only the user can create one. Source: PAT-05 … PAT-07.
 */
export const token: Fact = {
  operations: ['personalAccessTokens.delete'],

  subject: ({ input }) => Input.parse(input).personalAccessTokenId,

  async read({ input, reader }) {
    return { hasToken: await reader.hasToken(Input.parse(input).personalAccessTokenId) }
  },

  after: () => ({ hasToken: false }),

  invert: () => undefined,
}
