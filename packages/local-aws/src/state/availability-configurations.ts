import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/**
 * The source of a domain's free/busy data: exactly one of the two providers. A password is not
 * kept, because nothing here could use it.
 */
export const AvailabilityProvider = z.object({
  EwsProvider: z.optional(z.object({ EwsEndpoint: z.string(), EwsUsername: z.string() })),
  LambdaProvider: z.optional(z.object({ LambdaArn: z.string() })),
})
export type AvailabilityProvider = z.infer<typeof AvailabilityProvider>

/** Times in epoch milliseconds. */
export const AvailabilityConfigurationRecord = z.object({
  domainName: z.string(),
  provider: AvailabilityProvider,
  createdAt: z.number(),
  modifiedAt: z.number(),
})
export type AvailabilityConfigurationRecord = z.infer<typeof AvailabilityConfigurationRecord>

export const availabilityConfigurations: CollectionDefinition<AvailabilityConfigurationRecord> = {
  name: 'availabilityConfigurations',
  schema: AvailabilityConfigurationRecord,
  key: ({ domainName }) => domainName,
  indexes: { domainName: ({ domainName }) => domainName },
}
