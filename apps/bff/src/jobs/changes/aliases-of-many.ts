import { applyAddressPattern } from '@mailroom/schemas/apply-address-pattern'
import { aliasLimit } from '@mailroom/schemas/directory-rules'
import type { DescribedEntity } from '../directory-reader.ts'
import { addingAlias, removingAlias } from '../facts/alias.ts'
import type { PlanContext } from '../plan-context.ts'
import { refuseRow } from '../plan-refusal.ts'
import { refuseEntity } from '../refuse-by-needs.ts'
import type { StepDraft } from '../step.ts'
import { type PlanEntity, unchanged } from './change.ts'

const isAmong = (addresses: readonly string[], address: string) =>
  addresses.some((each) => each.toLowerCase() === address.toLowerCase())

/** Returns the address that a pattern makes for an entity. Refuses: `NoAddress`. */
export function addressFor(pattern: string, entity: DescribedEntity): string {
  const { name, displayName, details } = entity
  const { firstName, lastName } = details
  return (
    applyAddressPattern(pattern, { name, displayName, firstName, lastName }) ??
    refuseRow('NoAddress', `The pattern makes no address for ${name}: something is missing.`, {
      from: 'PATTERN',
    })
  )
}

/**
 * Returns steps that add the aliases an entity does not have yet. `current` are its addresses,
 * including the primary one. `owner` is its id, or its name if it does not exist yet.
 * Refuses: `TooManyAliases`, and everything that is wrong with an address.
 */
export async function addingAliases(
  { id, owner = id }: { id: string; owner?: string },
  wanted: readonly string[],
  current: readonly string[],
  { addresses }: PlanContext,
): Promise<StepDraft[]> {
  const missing = wanted.filter((address) => !isAmong(current, address))
  const aliases = Math.max(0, current.length - 1) + missing.length
  if (missing.length > 0 && aliases > aliasLimit)
    refuseRow(
      'TooManyAliases',
      `There can be ${aliasLimit} aliases, and these would be ${aliases}.`,
    )
  for (const address of missing) await addresses.claim(address, owner)
  return missing.map((address) => addingAlias(id, address))
}

/** Adds an alias made from a pattern. Source: GEN-14. */
export const addAlias: PlanEntity<'addAlias'> = async (entity, { addressPattern }, context) => {
  refuseEntity('aliases.create', entity)
  const current = await context.reader.addresses(entity.id)
  const wanted = addressFor(addressPattern, entity)
  return { steps: await addingAliases(entity, [wanted], current, context) }
}

/** Returns whether an address matches a filter, in which `*` matches any text. */
function isMeant(filter: string): (address: string) => boolean {
  const parts = filter
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const whole = new RegExp(`^${parts.join('.*')}$`)
  return (address) => whole.test(address.toLowerCase())
}

/** Removes the aliases that match; never the primary address. Source: GEN-14. */
export const removeAliases: PlanEntity<'removeAliases'> = async (entity, change, { reader }) => {
  const { id, name, email = '' } = entity
  const meant = (await reader.addresses(id)).filter(isMeant(change.addressPattern))
  const aliases = meant.filter((address) => address !== email)
  if (aliases.length === meant.length)
    return aliases.length === 0
      ? unchanged
      : { steps: aliases.map((alias) => removingAlias(id, alias, { email: entity.email })) }
  if (aliases.length === 0)
    refuseRow('PrimaryAddress', `${email} is the primary address of ${name}, which stays.`)
  return {
    steps: aliases.map((alias) => removingAlias(id, alias, { email: entity.email })),
    notes: [{ code: 'PrimaryAddressStays', addresses: [email] }],
  }
}
