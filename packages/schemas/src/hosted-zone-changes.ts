import * as z from 'zod/mini'
import { ApiError } from './api-error.ts'
import { read, write } from './declare.ts'
import { dnsPurposes } from './dns-records.ts'
import { itsMailDomain, ofMailDomain } from './domain-identities.ts'
import { recordOfText } from './hosted-zone-records.ts'
import { HostedZone } from './hosted-zones.ts'
import { inRegion } from './scope.ts'
import { text } from './text.ts'

/** An id of Route 53, without the kind before it. Source: `ResourceId`, `ChangeId`. */
const id = text({ min: 1, max: 32, pattern: /^[A-Za-z0-9]+$/ })

/**
 * All records of a name and type. Names are in lower case, without the dot at their end; values are
 * sorted. A text has no quotes, unless it begins with one or has characters that nobody sees.
 */
const RecordSet = z.strictObject({
  name: text({ min: 1, max: 255 }),
  type: text({ min: 1, max: 10 }),
  values: z.array(text({ min: 0, max: 65_536 })).check(z.maxLength(1_000)),
})
export type RecordSet = z.infer<typeof RecordSet>

/** How long resolvers may keep a record, in seconds. Source: DOM-11. */
export const recordTtl = 3_600

/**
 * What becomes of a record set: it is created, or changed without losing a value; it is right
 * already; its values would be lost, which somebody has to agree to; or Mailroom leaves it alone.
 * Source: DOM-09.
 */
export const plannedActions = ['create', 'change', 'none', 'consent', 'conflict'] as const

/**
 * Why a record set is left alone: the name has records that no CNAME may be beside, such as an alias
 * to CloudFront; other name servers answer for the name; Route 53 chooses among several sets; or there
 * is a valid DMARC record, whose policy is its owner's choice. Source: DOM-31, DOM-38.
 */
export const recordConflicts = ['otherRecords', 'delegated', 'routed', 'otherPolicy'] as const

export const PlannedRecordSet = z.object({
  name: z.string(),
  type: z.string(),
  purposes: z.array(z.enum([...dnsPurposes, 'other'])),
  action: z.enum(plannedActions),
  /** The values in the hosted zone; none if there is no such set. */
  before: z.array(z.string()),
  /** The values that the set has afterwards. */
  after: z.array(z.string()),
  conflict: z.optional(z.object({ reason: z.enum(recordConflicts), with: z.array(RecordSet) })),
  /** How many DNS look-ups an SPF record needs by itself. Source: RFC 7208, 4.6.4. */
  spfLookups: z.optional(z.int()),
})
export type PlannedRecordSet = z.infer<typeof PlannedRecordSet>

/** A record set with the words that the AWS CLI takes. */
function upsert({ name, type, values }: RecordSet) {
  const value = (each: string) =>
    type === 'TXT' && !each.startsWith('"') ? recordOfText(each) : each
  return {
    action: 'UPSERT',
    resourceRecordSet: {
      ...{ name: `${name}.`, type, tTL: recordTtl },
      resourceRecords: values.map((each) => ({ value: value(each) })),
    },
  }
}

const zoneReads = [
  itsMailDomain,
  {
    action: 'ses:GetIdentityMailFromDomainAttributes',
    input: ({ domainName }: { domainName: string }) => ({ identities: [domainName] }),
  },
  { action: 'route53:ListHostedZones', input: () => ({}) },
  {
    action: 'route53:ListResourceRecordSets',
    input: ({ hostedZoneId = '<Id>' }: { hostedZoneId?: string | undefined }) => ({ hostedZoneId }),
  },
] as const

export const hostedZoneChanges = {
  'hostedZoneChanges.preview': read({
    summary: 'Show what a hosted zone of Route 53 lacks of the DNS records of a mail domain',
    roles: ['administrator', 'auditor'],
    input: z.strictObject({ ...ofMailDomain, hostedZoneId: z.optional(id) }),
    output: z.object({
      /** The public hosted zones that are nearest to the name; several may have one name. */
      hostedZones: z.array(HostedZone),
      /** The hosted zone that was read; absent if there is none, or several to choose from. */
      hostedZoneId: z.optional(z.string()),
      records: z.array(PlannedRecordSet),
      /** Why the records of the MAIL FROM domain are not among them. */
      mailFromRefused: z.optional(ApiError),
    }),
    aws: zoneReads,
  }),

  'hostedZoneChanges.apply': write({
    summary: 'Write DNS records of a mail domain to a hosted zone of Route 53, all or none',
    roles: ['administrator'],
    input: z.strictObject({
      ...ofMailDomain,
      hostedZoneId: id,
      /** The sets as `preview` has planned them; others are refused. */
      records: z.array(RecordSet).check(z.minLength(1), z.maxLength(100)),
      /** The sets of `records` whose values may be lost. */
      consent: z
        .array(z.strictObject({ name: RecordSet.shape.name, type: RecordSet.shape.type }))
        .check(z.maxLength(100)),
      /**
       * The same sets as the person saw them. If they are others by now, nothing is changed. Error:
       * `Conflict`.
       */
      expected: z.strictObject({ records: z.array(RecordSet).check(z.maxLength(100)) }),
    }),
    output: z.object({
      /** Absent if everything was right already, or if AWS's answer was lost and the records are there. */
      changeId: z.optional(z.string()),
    }),
    aws: [
      ...zoneReads,
      {
        action: 'route53:ChangeResourceRecordSets',
        input: ({ hostedZoneId, records = [] }) => ({
          ...{ hostedZoneId, changeBatch: { changes: records.map(upsert) } },
        }),
      },
    ],
    target: { kind: 'MAIL_DOMAIN', name: 'domainName' },
    changes: ['mailDomains', 'domainIdentities', 'dnsRecords'],
    maxBodyBytes: 1_048_576,
  }),

  'hostedZoneChanges.describe': read({
    summary: 'Show whether the name servers of Route 53 answer a change already',
    roles: ['administrator', 'auditor'],
    input: z.strictObject({ ...inRegion, changeId: id }),
    /** A free text; known values: PENDING, INSYNC. */
    output: z.object({ status: z.string() }),
    aws: [{ action: 'route53:GetChange', input: ({ changeId }) => ({ id: changeId }) }],
    pollMs: ({ status }) => status === 'PENDING' && 2_000,
  }),
}
