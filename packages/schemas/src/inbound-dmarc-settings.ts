import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'

export const inboundDmarcSettings = {
  'inboundDmarcSettings.describe': read({
    summary: 'Show whether DMARC policies are enforced on inbound mail',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject(inOrganization),
    /** Without `enforced` it is unknown. Source: DMARC-05. */
    output: z.object({ enforced: z.optional(z.boolean()) }),
    aws: ['workmail:DescribeInboundDmarcSettings'],
  }),

  'inboundDmarcSettings.put': write({
    summary: 'Enforce DMARC policies on inbound mail, or ignore them',
    roles: ['administrator'],
    input: z.strictObject({
      ...inOrganization,
      enforced: z.boolean(),
      /** The setting the person saw. If it is another by now, nothing is changed. Error: `Conflict`. */
      expected: z.strictObject({ enforced: z.optional(z.boolean()) }),
    }),
    output: z.void(),
    aws: [
      {
        action: 'workmail:DescribeInboundDmarcSettings',
        input: ({ organizationId }) => ({ organizationId }),
      },
      {
        action: 'workmail:PutInboundDmarcSettings',
        input: ({ organizationId, enforced }) => ({ organizationId, enforced }),
      },
    ],
  }),
}
