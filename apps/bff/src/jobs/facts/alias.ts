import type { Facts } from '@mailroom/schemas/job-rows'
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

/**
 * Removes an alias. `provided` is what has to be so at that time: the primary address, and the
 * address that takes the place of the removed one.
 */
export function removingAlias(
  entityId: string,
  alias: string,
  provided: { email?: string | undefined; standIn?: string } = {},
): StepDraft {
  const { email, standIn } = provided
  const before = {
    alias,
    ...(email === undefined ? {} : { email }),
    ...(standIn === undefined ? {} : { standIn }),
  }
  return step('aliases.delete', { entityId, alias }, { before, after: { alias: null } })
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

  async read({ input, entity, reader, before = {} }) {
    const { entityId, alias } = Input.parse(input)
    const addresses = await reader.addresses(entityId)
    const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
    const found = (address: string) =>
      addresses.some((each) => isSame(each, address)) ? address : null
    const { email, standIn } = before
    const facts: Facts = { alias: found(alias) }
    if (typeof standIn === 'string') facts.standIn = found(standIn)
    if (typeof email === 'string') {
      const primary = (await reader.describe(entityId, entity.type))?.email ?? null
      facts.email = primary !== null && isSame(primary, email) ? email : primary
    }
    return facts
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
