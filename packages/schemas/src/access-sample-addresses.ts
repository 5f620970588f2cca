import * as z from 'zod/mini'
import { ipAddress } from './access-control-rules.ts'
import { read, write } from './declare.ts'
import { roles } from './role.ts'
import { inOrganization } from './scope.ts'
import { nameText } from './text.ts'
import { timestamp } from './timestamp.ts'

/** The most sample addresses of an organization. */
export const maxSampleAddresses = 20

/** An address from which accesses are looked at before a rule is saved, and what it is called. */
const sampleAddress = z.strictObject({ name: nameText({ min: 1, max: 60 }), ipAddress })
export type SampleAddress = z.infer<typeof sampleAddress>

const addresses = z.array(sampleAddress).check(z.maxLength(maxSampleAddresses))

export const accessSampleAddresses = {
  /** Without `changedBy` nobody has changed them. */
  'accessSampleAddresses.describe': read({
    summary: 'Show the addresses from which accesses are looked at before a rule is saved',
    roles,
    input: z.strictObject(inOrganization),
    output: z.object({
      addresses: z.array(z.object({ name: z.string(), ipAddress: z.string() })),
      changedBy: z.optional(z.string()),
      changedAt: z.optional(timestamp),
    }),
    aws: [],
  }),

  'accessSampleAddresses.put': write({
    summary: 'Set the addresses from which accesses are looked at before a rule is saved',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      addresses,
      expected: z.strictObject({ addresses }),
    }),
    output: z.void(),
    aws: [],
  }),
}
