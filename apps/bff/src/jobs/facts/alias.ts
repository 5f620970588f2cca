import * as z from 'zod/mini'
import { type StepDraft, step } from '../step.ts'
import type { Fact } from './fact.ts'

/** `about` is the name of who gets the alias, where that is not the entity of the row. */
export function addingAlias(entityId: string, alias: string, about?: string): StepDraft {
  return step(
    'aliases.create',
    { entityId, alias },
    { before: { alias: null }, after: { alias }, ...(about === undefined ? {} : { about }) },
  )
}

export function removingAlias(entityId: string, alias: string): StepDraft {
  return step('aliases.delete', { entityId, alias }, { before: { alias }, after: { alias: null } })
}

const Input = z.object({ entityId: z.string(), alias: z.string() })

/**
 * An address that an entity has or does not have, in any case. Source: GEN-14, 00-index, decision
 * 13.
 */
export const alias: Fact = {
  operations: ['aliases.create', 'aliases.delete'],

  subject({ input }) {
    const { entityId, alias } = Input.parse(input)
    return `${entityId} ${alias.toLowerCase()}`
  },

  async read({ input, reader }) {
    const { entityId, alias } = Input.parse(input)
    const addresses = await reader.addresses(entityId)
    const isThere = addresses.some((each) => each.toLowerCase() === alias.toLowerCase())
    return { alias: isThere ? alias : null }
  },

  after(operation, input) {
    const { alias } = Input.parse(input)
    return { alias: operation === 'aliases.create' ? alias : null }
  },

  invert({ step: { input, after } }) {
    const { entityId, alias } = Input.parse(input)
    return [after.alias === null ? addingAlias(entityId, alias) : removingAlias(entityId, alias)]
  },
}
