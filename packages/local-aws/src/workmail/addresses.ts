import { journalSender } from '@mailroom/schemas/console-only/journaling'
import { AwsError } from '../protocol/aws-error.ts'
import type { AddressRecord } from '../state/addresses.ts'
import type { Context } from './handlers.ts'

/**
 * Refuses an address that belongs to another entity or sends journal records.
 * Errors: EmailAddressInUseException. Source: GEN-06, 04/JRN-03.
 */
export function refuseTakenAddress(
  { state, region }: Context,
  organizationId: string,
  address: string,
  entityId: string,
): AddressRecord | undefined {
  const owner = state.addresses.get(organizationId, address.toLowerCase())
  const alias = state.organizations.get(region, organizationId)?.alias ?? ''
  if ((owner && owner.entityId !== entityId) || address.toLowerCase() === journalSender(alias))
    throw new AwsError('EmailAddressInUseException', `The address ${address} is in use.`)
  return owner
}

/** Returns all addresses of an entity, including the primary one, in alphabetical order. */
export function addressesOf({ state }: Context, organizationId: string, entityId: string) {
  return state.addresses.slice(organizationId, {
    index: 'entity',
    prefix: `${entityId}\0`,
    limit: 1_000,
  }).items
}

/**
 * Sets the primary address of an entity; the former one becomes an alias.
 * Source: 06 UpdatePrimaryEmailAddress.
 */
export function makePrimary(
  context: Context,
  organizationId: string,
  entityId: string,
  address: string,
): void {
  const { addresses } = context.state
  for (const former of addressesOf(context, organizationId, entityId))
    if (former.primary) addresses.put(organizationId, { ...former, primary: false })
  addresses.put(organizationId, { address, entityId, primary: true })
}

/** Releases all addresses of an entity. Source: 00-index, decision 8. */
export function releaseAddresses(context: Context, organizationId: string, entityId: string): void {
  for (const { address } of addressesOf(context, organizationId, entityId))
    context.state.addresses.delete(organizationId, address.toLowerCase())
}
