import { aliasLimit } from '@mailroom/schemas'
import { atDomain, isOfDomain } from '@mailroom/schemas/address-domain'
import { addingAlias, removingAlias } from '../facts/alias.ts'
import { makingPrimary } from '../facts/primary-email.ts'
import { refuseRow } from '../plan-refusal.ts'
import { refuseEntity } from '../refuse-by-needs.ts'
import type { StepDraft } from '../step.ts'
import { type PlanEntity, type PlanRows, unchanged } from './change.ts'
import { forEachTarget } from './for-each-target.ts'

/**
 * Gives an entity each of its addresses at another domain. The old ones stay as aliases, or each is
 * removed as soon as the new one is there, so that mail arrives at one of them at any time.
 */
const moveEntity: PlanEntity<'moveDomain'> = async (entity, change, context) => {
  const { id, email = '' } = entity
  const { fromDomain, toDomain, keepOldAddresses } = change
  const { reader, addresses, chosenEmail } = context
  const current = await reader.addresses(id)
  const old = current.filter((address) => isOfDomain(address, fromDomain))
  if (old.length === 0) return unchanged
  const isPrimary = (address: string) => address.toLowerCase() === email.toLowerCase()
  const movesPrimary = old.some(isPrimary)
  refuseEntity(movesPrimary ? 'aliases.makePrimary' : 'aliases.create', entity)

  const has = (address: string) =>
    current.some((each) => each.toLowerCase() === address.toLowerCase())
  const steps: StepDraft[] = []
  let count = current.length
  let most = count
  const add = (address: string, made: StepDraft, formerAddress: string) => {
    steps.push(made)
    if (!has(address)) count += 1
    most = Math.max(most, count)
    if (keepOldAddresses) return
    steps.push(removingAlias(id, formerAddress))
    count -= 1
  }

  const from = chosenEmail === undefined ? 'PATTERN' : 'PERSON'
  const primary = { email: chosenEmail ?? atDomain(email, toDomain), from } as const
  if (movesPrimary) {
    await addresses.claimPrimary(primary, id)
    const before = { email, aliases: current.filter((address) => !isPrimary(address)) }
    add(primary.email, makingPrimary(id, primary.email, before), email)
  }
  for (const alias of old.filter((address) => !isPrimary(address))) {
    const moved = atDomain(alias, toDomain)
    await addresses.claim(moved, id)
    if (!has(moved) && moved !== primary.email) add(moved, addingAlias(id, moved), alias)
    else if (!keepOldAddresses) steps.push(removingAlias(id, alias))
  }
  if (most - 1 > aliasLimit)
    refuseRow(
      'TooManyAliases',
      `There can be ${aliasLimit} aliases, and these would be ${most - 1}.`,
    )
  return { steps, ...(movesPrimary ? { address: primary } : {}) }
}

/**
 * Moves everybody with an address of one domain to another one: users, groups and resources. Those
 * that are disabled have no addresses (00-index, decision 8).
 * Source: DOM-15, DOM-16, USR-11.
 */
export const moveDomain: PlanRows<'moveDomain'> = (change, context) =>
  forEachTarget(moveEntity)(
    {
      ...change,
      targets: change.targets ?? { query: { mailDomain: change.fromDomain, states: ['ENABLED'] } },
    },
    context,
  )
