import * as z from 'zod/mini'
import { read } from './declare.ts'
import { plainName } from './dns-records.ts'
import { inRegion } from './scope.ts'

/** A public hosted zone of Route 53. Source: `ListHostedZones`. */
export const HostedZone = z.object({
  /** Without `/hostedzone/` before it. */
  hostedZoneId: z.string(),
  /** In lower case, without the dot at its end. */
  name: z.string(),
  comment: z.optional(z.string()),
})
export type HostedZone = z.infer<typeof HostedZone>

/** Whether the records of a domain name belong into a hosted zone, or into one below it. */
export function isInHostedZone(domainName: string, zoneName: string): boolean {
  const domain = plainName(domainName)
  return domain === zoneName || domain.endsWith(`.${zoneName}`)
}

export const hostedZones = {
  'hostedZones.list': read({
    summary: 'List the public hosted zones of Route 53',
    roles: ['administrator', 'auditor'],
    input: z.strictObject(inRegion),
    output: z.object({ items: z.array(HostedZone) }),
    aws: [{ action: 'route53:ListHostedZones', input: () => ({}) }],
  }),
}
