import * as z from 'zod/mini'
import { type StepDraft, step } from '../step.ts'
import { removingAlias } from './alias.ts'
import type { Fact } from './fact.ts'

/**
 * Makes an address the primary one; the former one becomes an alias. `aliases` are the current
 * aliases.
 */
export function makingPrimary(
  entityId: string,
  email: string,
  before: { email: string | null; aliases: string[] },
): StepDraft {
  return step('aliases.makePrimary', { entityId, email }, { before, after: { email } })
}

const Input = z.object({ entityId: z.string(), email: z.string() })
const Before = z.object({ email: z.string(), aliases: z.array(z.string()) })

/** The primary address of an enabled entity. Source: USR-11. */
export const primaryEmail: Fact = {
  operations: ['aliases.makePrimary'],

  subject: ({ input }) => Input.parse(input).entityId,

  async read({ input, entity, reader }) {
    const { entityId } = Input.parse(input)
    const [found, addresses] = await Promise.all([
      reader.describe(entityId, entity.type),
      reader.addresses(entityId),
    ])
    const email = found?.state === 'ENABLED' ? (found.email ?? null) : null
    return { email, aliases: addresses.filter((address) => address !== email) }
  },

  after: (_, input) => ({ email: Input.parse(input).email }),

  /** Removes the address if the entity did not have it before. */
  invert({ step: { input, before } }) {
    const { entityId, email } = Input.parse(input)
    const { data: former } = Before.safeParse(before)
    if (!former) return undefined
    const wasAlias = former.aliases.includes(email)
    const kept = former.aliases.filter((address) => address !== email)
    return [
      makingPrimary(entityId, former.email, { email, aliases: [...kept, former.email] }),
      ...(wasAlias ? [] : [removingAlias(entityId, email, { email: former.email })]),
    ]
  },
}
