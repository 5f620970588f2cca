import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

const text = z.string()

/**
 * A destination for the events of sent messages, as SES spells it; exactly one of the three kinds
 * is present. Source: 06 §8.10.
 */
export const EventDestination = z.object({
  Name: text,
  Enabled: z._default(z.boolean(), false),
  MatchingEventTypes: z.array(
    z.enum([
      'send',
      'reject',
      'bounce',
      'complaint',
      'delivery',
      'open',
      'click',
      'renderingFailure',
    ]),
  ),
  KinesisFirehoseDestination: z.optional(z.object({ IAMRoleARN: text, DeliveryStreamARN: text })),
  CloudWatchDestination: z.optional(
    z.object({
      DimensionConfigurations: z.array(
        z.object({
          DimensionName: text,
          DimensionValueSource: z.enum(['messageTag', 'emailHeader', 'linkTag']),
          DefaultDimensionValue: text,
        }),
      ),
    }),
  ),
  SNSDestination: z.optional(z.object({ TopicARN: text })),
})
export type EventDestination = z.infer<typeof EventDestination>

/** A configuration set of a Region. */
export const ConfigurationSetRecord = z.object({
  name: text,
  eventDestinations: z.array(EventDestination),
  customRedirectDomain: z.optional(text),
  tlsPolicy: z.enum(['Require', 'Optional']),
  sendingEnabled: z.boolean(),
  reputationMetricsEnabled: z.boolean(),
  /** The last time sending was enabled again, in epoch milliseconds. */
  lastFreshStartAt: z.optional(z.number()),
})
export type ConfigurationSetRecord = z.infer<typeof ConfigurationSetRecord>

export const configurationSets: CollectionDefinition<ConfigurationSetRecord> = {
  name: 'configurationSets',
  schema: ConfigurationSetRecord,
  key: ({ name }) => name,
  indexes: { name: ({ name }) => name },
}
