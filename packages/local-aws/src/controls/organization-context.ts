import { regions } from '@mailroom/schemas/region'
import type { Parts } from '../server.ts'
import type { Context } from '../workmail/handlers.ts'

/** What a control of an organization works with: its Region, for controls are not signed for one. The first Region where there is no such organization. */
export function contextOf({ state, buckets, clock }: Parts, organizationId: string): Context {
  const region = regions.find((one) => state.organizations.get(one, organizationId))
  return { state, buckets, region: region ?? regions[0], now: clock.now }
}
