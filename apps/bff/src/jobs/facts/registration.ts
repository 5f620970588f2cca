import type { Facts } from '@mailroom/schemas/job-rows'
import * as z from 'zod/mini'
import { type StepDraft, step } from '../step.ts'
import { addingAlias } from './alias.ts'
import type { Fact } from './fact.ts'
import { type Target, targetOf } from './target.ts'

/** Enables an entity with an address. */
export function enabling({ id, type }: Target, email: string, before: Facts): StepDraft {
  const facts = { before, after: { state: 'ENABLED', email } }
  if (type === 'USER') return step('users.enable', { userId: id, email }, facts)
  if (type === 'GROUP') return step('groups.enable', { groupId: id, email }, facts)
  return step('resources.enable', { resourceId: id, email }, facts)
}

/** Disables an entity; `before` has the addresses that this releases. */
export function disabling({ id, type }: Target, before: Facts): StepDraft {
  const facts = { before, after: { state: 'DISABLED' } }
  if (type === 'USER') return step('users.disable', { userId: id }, facts)
  if (type === 'GROUP') return step('groups.disable', { groupId: id }, facts)
  return step('resources.disable', { resourceId: id }, facts)
}

/** Returns the aliases that an entity still has after the earlier steps. */
function aliasesAfter(now: Facts, undoing: readonly StepDraft[], entityId: string): string[] {
  const aliases = new Set<string>(Array.isArray(now.aliases) ? now.aliases : [])
  for (const { operation, input } of undoing) {
    if (input.entityId !== entityId) continue
    if (operation === 'aliases.delete') aliases.delete(String(input.alias))
    if (operation === 'aliases.create') aliases.add(String(input.alias))
  }
  return [...aliases]
}

const Enabled = z.object({ email: z.string() })
const Undone = z.object({ email: z.string(), aliases: z._default(z.array(z.string()), []) })

/** The operations that enable an entity with an address. */
export const enablings = ['users.enable', 'groups.enable', 'resources.enable'] as const

/** The operations that disable an entity, which releases its addresses. */
export const disablings = ['users.disable', 'groups.disable', 'resources.disable'] as const

/**
 * The enabled state of an entity, with its addresses. Disabling releases them, so undoing it adds
 * them again. Source: 00-index, decision 8.
 */
export const registration: Fact = {
  operations: [...enablings, ...disablings],

  subject: ({ input }) => targetOf(input).id,

  async read({ input, reader }) {
    const { id, type } = targetOf(input)
    const entity = await reader.describe(id, type)
    if (!entity) return { state: null }
    const { state, email = null } = entity
    if (state !== 'ENABLED') return { state }
    const aliases = await reader.addresses(entity.id)
    return { state, email, aliases: aliases.filter((alias) => alias !== email) }
  },

  after(operation, input) {
    if (disablings.some((disabling) => disabling === operation)) return { state: 'DISABLED' }
    return { state: 'ENABLED', ...Enabled.parse(input) }
  },

  invert({ step: { input, after, before }, now, undoing }) {
    const target = targetOf(input)
    if (after.state === 'ENABLED') {
      const aliases = aliasesAfter(now, undoing, target.id)
      return [disabling(target, { state: 'ENABLED', email: now.email ?? null, aliases })]
    }
    const { data } = Undone.safeParse(before)
    if (!data) return undefined
    return [
      enabling(target, data.email, { state: 'DISABLED' }),
      ...data.aliases.map((alias) => addingAlias(target.id, alias)),
    ]
  },
}
