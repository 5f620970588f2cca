import * as z from 'zod/mini'
import { read } from './declare.ts'
import { roles } from './role.ts'
import { inOrganization } from './scope.ts'

export const emailMonitoring = {
  'emailMonitoring.describe': read({
    summary: 'Show whether the email events of an organization are logged, and where',
    roles,
    input: z.strictObject(inOrganization),
    /**
     * Both members are absent if logging is off. Without a role, WorkMail's service-linked role
     * writes the events. Source: ELG-01, ELG-11.
     */
    output: z.object({ logGroupArn: z.optional(z.string()), roleArn: z.optional(z.string()) }),
    aws: ['workmail:DescribeEmailMonitoringConfiguration'],
  }),
}
