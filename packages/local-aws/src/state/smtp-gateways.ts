import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/**
 * An SMTP gateway. Its password is not kept, because nothing here could use it. Times in epoch
 * milliseconds. Source: SMTP-03.
 */
export const SmtpGatewayRecord = z.object({
  gatewayId: z.string(),
  name: z.string(),
  address: z.string(),
  port: z.number(),
  userName: z.string(),
  createdAt: z.number(),
  modifiedAt: z.number(),
})
export type SmtpGatewayRecord = z.infer<typeof SmtpGatewayRecord>

export const smtpGateways: CollectionDefinition<SmtpGatewayRecord> = {
  name: 'smtpGateways',
  schema: SmtpGatewayRecord,
  key: ({ gatewayId }) => gatewayId,
  indexes: {
    name: ({ name }) => name,
    nameKey: ({ name }) => name.toLowerCase(),
  },
}
