import { regions } from '@mailroom/schemas/region'
import type { Parts } from '../server.ts'
import type { Context } from '../workmail/handlers.ts'

/**
 * Returns the context of an organization's control. Controls are not signed for a Region, so it is
 * the organization's Region, or the first Region if the organization is unknown.
 */
export function contextOf({ state, buckets, clock }: Parts, organizationId: string): Context {
  const region = regions.find((one) => state.organizations.get(one, organizationId))
  return { state, buckets, region: region ?? regions[0], now: clock.now }
}
