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
 * The existence of a personal access token, of a user if the row is about one. Only the user can create one. Source: PAT-05, PAT-06.
 */
export const token: Fact = {
  operations: ['personalAccessTokens.delete'],

  subject: ({ input }) => Input.parse(input).personalAccessTokenId,

  async read({ input, entity, reader }) {
    const { personalAccessTokenId } = Input.parse(input)
    const tokens = await reader.tokens(entity.id)
    return { hasToken: tokens.some(({ id }) => id === personalAccessTokenId) }
  },

  after: () => ({ hasToken: false }),

  invert: () => undefined,
}
