import type { JobRow } from '@mailroom/schemas/job-rows'
import { journalSender } from '@mailroom/schemas/journal-sender'
import type { DirectoryReader } from './directory-reader.ts'
import { memoizePromise } from './memoize-promise.ts'
import { PlanRefusal, refuseRow } from './plan-refusal.ts'

type Given = { email: string; from: NonNullable<JobRow['address']>['from'] }

/**
 * Checks the addresses of a plan: each goes to one entity only, is free and not reserved, and is of
 * a verified domain. Source: GEN-06, GEN-10, 04/JRN-03.
 */
export function planAddresses(
  reader: DirectoryReader,
  organization: () => Promise<{ alias: string }>,
) {
  const domains = memoizePromise(reader.domains)
  const claimed = new Map<string, string>()

  const names = new Map<string, string>()

  const addresses = {
    /** Tells the name of an entity of the plan, for a refusal of another one. */
    introduce({ id, name, displayName }: JobRow['entity']): void {
      names.set(id ?? name, displayName || name)
    },

    /**
     * Reserves an address for an entity, named by its id, or by its name if it does not exist yet.
     * `freedBy` is the entity that gives the address up earlier in the same plan.
     * Refuses: `DomainNotRegistered`, `DomainNotVerified`, `AddressTwiceInPlan`, `AddressInUse`.
     */
    async claim(address: string, entity: string, freedBy?: string): Promise<void> {
      const key = address.toLowerCase()
      const [, domain = ''] = key.split('@')
      const isVerified = (await domains()).get(domain)
      if (isVerified === undefined)
        refuseRow('DomainNotRegistered', `The organization does not have the domain ${domain}.`)
      if (!isVerified) refuseRow('DomainNotVerified', `The domain ${domain} is not verified here.`)
      if (key === journalSender((await organization()).alias))
        refuseRow('AddressInUse', `WorkMail sends journal records from ${address}.`)
      const owner = await reader.ownerOf(address)
      if (owner && owner.id !== entity && owner.id !== freedBy)
        refuseRow('AddressInUse', `The address ${address} belongs to ${owner.name}.`)
      // Nothing is awaited between the next lines, because rows are planned side by side.
      const other = claimed.get(key) ?? entity
      if (other !== entity)
        refuseRow(
          'AddressTwiceInPlan',
          `Another row of this plan has the address ${address}.`,
          undefined,
          names.get(other),
        )
      claimed.set(key, entity)
    },

    /** Reserves a primary address; if it is refused, a person can write another one. */
    async claimPrimary(address: Given, entity: string): Promise<void> {
      try {
        await addresses.claim(address.email, entity)
      } catch (error) {
        if (!(error instanceof PlanRefusal)) throw error
        refuseRow(error.code, error.message, address, error.by)
      }
    },
  }
  return addresses
}
