import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The log group of an organization's email events; kept by Region. */
export const EmailMonitoringRecord = z.object({
  organizationId: z.string(),
  logGroupArn: z.string(),
  /** Absent for WorkMail's service-linked role. */
  roleArn: z.optional(z.string()),
})
export type EmailMonitoringRecord = z.infer<typeof EmailMonitoringRecord>

export const emailMonitoringConfigurations: CollectionDefinition<EmailMonitoringRecord> = {
  name: 'emailMonitoringConfigurations',
  schema: EmailMonitoringRecord,
  key: ({ organizationId }) => organizationId,
}
