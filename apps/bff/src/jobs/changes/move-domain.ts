import { atDomain, isOfDomain } from '@mailroom/schemas/address-domain'
import { aliasLimit } from '@mailroom/schemas/directory-rules'
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

  const from = chosenEmail === undefined ? 'PATTERN' : 'PERSON'
  const primary = { email: chosenEmail ?? atDomain(email, toDomain), from } as const
  const has = (address: string) =>
    current.some((each) => each.toLowerCase() === address.toLowerCase())
  const steps: StepDraft[] = []
  let count = current.length
  let most = count
  const replace = (former: string, address: string, made?: StepDraft) => {
    if (made) steps.push(made)
    if (made && !has(address)) count += 1
    most = Math.max(most, count)
    if (keepOldAddresses) return
    const primaryThen = movesPrimary ? primary.email : entity.email
    steps.push(removingAlias(id, former, { email: primaryThen, standIn: address }))
    count -= 1
  }

  if (movesPrimary) {
    await addresses.claimPrimary(primary, id)
    const before = { email, aliases: current.filter((address) => !isPrimary(address)) }
    replace(email, primary.email, makingPrimary(id, primary.email, before))
  }
  for (const alias of old.filter((address) => !isPrimary(address))) {
    const moved = atDomain(alias, toDomain)
    await addresses.claim(moved, id)
    const isThere = has(moved) || (movesPrimary && moved === primary.email)
    replace(alias, moved, isThere ? undefined : addingAlias(id, moved))
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
