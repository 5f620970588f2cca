import * as z from 'zod/mini'
import { type SnapshotKind, snapshotKindNames } from './snapshots.ts'
import { timestamp } from './timestamp.ts'

const text = z.optional(z.string())
const yes = z.optional(z.boolean())
const number = z.optional(z.number())
const time = z.optional(timestamp)
const texts = z.optional(z.array(z.string()))

/** Describes a kind: the members that order its lines, and all its members. */
function kind<
  const Key extends readonly Extract<keyof Members, string>[],
  Members extends z.core.$ZodShape,
>(key: Key, members: Members) {
  return { key, members }
}

/**
 * The members of each kind of line in `state.ndjson`: those that order its lines, and all. This table
 * is the only place that says so: the reader, the check, the comparison and the pages follow it.
 * Source: INV-08.
 */
export const snapshotKinds = {
  organization: kind(['id'], {
    ...{ id: z.string(), alias: text, arn: text, state: text, directoryId: text },
    ...{ directoryType: text, defaultMailDomain: text, migrationAdmin: text },
    ...{ interoperabilityEnabled: yes, completedDate: time },
  }),
  tag: kind(['key'], { key: z.string(), value: text }),
  domain: kind(['name'], {
    ...{ name: z.string(), isTest: yes, isDefault: yes, ownershipStatus: text, dkimStatus: text },
  }),
  /** What WorkMail wants in the DNS. */
  dnsRecord: kind(['domain', 'type', 'hostname', 'value'], {
    ...{ domain: z.string(), type: text, hostname: text, value: text },
  }),
  sendingIdentity: kind(['name'], {
    ...{ name: z.string(), verificationStatus: text, dkimEnabled: yes, dkimTokens: texts },
    ...{ mailFromDomain: text, behaviorOnMxFailure: text, policyNames: texts },
    notificationTopics: z.optional(z.object({ bounce: text, complaint: text, delivery: text })),
  }),
  receiptRule: kind(['set', 'position'], {
    ...{ set: z.string(), active: yes, position: z.number(), name: text, enabled: yes },
    recipients: texts,
    actions: z.optional(z.array(z.object({ type: z.string(), arns: z.array(z.string()) }))),
  }),
  user: kind(['id'], {
    ...{ id: z.string(), name: text, email: text, displayName: text, state: text, role: text },
    ...{ firstName: text, lastName: text, initials: text, telephone: text, street: text },
    ...{ jobTitle: text, city: text, company: text, zipCode: text, department: text },
    ...{ country: text, office: text, hidden: yes, enabledDate: time, disabledDate: time },
    ...{ mailboxProvisionedDate: time, mailboxDeprovisionedDate: time, quotaMb: number },
    ...{ identityProviderUserId: text, identityStoreId: text },
  }),
  group: kind(['id'], {
    ...{ id: z.string(), name: text, email: text, state: text, hidden: yes },
    ...{ enabledDate: time, disabledDate: time },
  }),
  resource: kind(['id'], {
    ...{ id: z.string(), name: text, email: text, type: text, description: text, state: text },
    hidden: yes,
    bookingOptions: z.optional(
      z.object({ autoAccept: yes, autoDeclineRecurring: yes, autoDeclineConflicting: yes }),
    ),
    ...{ enabledDate: time, disabledDate: time },
  }),
  address: kind(['address'], { address: z.string(), ownerId: text, ownerKind: text, primary: yes }),
  membership: kind(['groupId', 'memberId'], {
    ...{ groupId: z.string(), memberId: z.string(), memberKind: text },
  }),
  delegate: kind(['resourceId', 'delegateId'], {
    ...{ resourceId: z.string(), delegateId: z.string(), delegateKind: text },
  }),
  permission: kind(['mailboxId', 'granteeId'], {
    ...{ mailboxId: z.string(), mailboxKind: text, granteeId: z.string(), granteeKind: text },
    values: texts,
  }),
  accessControlRule: kind(['name'], {
    ...{ name: z.string(), effect: text, description: text, ipRanges: texts, notIpRanges: texts },
    ...{ actions: texts, notActions: texts, userIds: texts, notUserIds: texts },
    ...{ impersonationRoleIds: texts, notImpersonationRoleIds: texts },
    ...{ dateCreated: time, dateModified: time },
  }),
  impersonationRole: kind(['id'], {
    ...{ id: z.string(), name: text, type: text, description: text },
    rules: z.optional(
      z.array(
        z.object({
          ...{ id: text, name: text, description: text, effect: text },
          ...{ targetUsers: texts, notTargetUsers: texts },
        }),
      ),
    ),
  }),
  mobileDeviceAccessRule: kind(['id'], {
    ...{ id: z.string(), name: text, description: text, effect: text },
    ...{ deviceTypes: texts, notDeviceTypes: texts, deviceModels: texts, notDeviceModels: texts },
    ...{ deviceOperatingSystems: texts, notDeviceOperatingSystems: texts },
    ...{ deviceUserAgents: texts, notDeviceUserAgents: texts },
    ...{ dateCreated: time, dateModified: time },
  }),
  mobileDeviceAccessOverride: kind(['userId', 'deviceId'], {
    ...{ userId: z.string(), deviceId: z.string(), effect: text, description: text },
  }),
  availabilityConfiguration: kind(['domain'], {
    ...{ domain: z.string(), providerType: text, ewsEndpoint: text, ewsUsername: text },
    lambdaArn: text,
  }),
  identityProvider: kind([], {
    authenticationMode: text,
    identityCenter: z.optional(z.object({ instanceArn: text, applicationArn: text })),
    ...{ tokenStatus: text, tokenLifetimeDays: number },
  }),
  personalAccessToken: kind(['id'], {
    ...{ id: z.string(), userId: text, name: text, scopes: texts, created: time, expires: time },
  }),
  retentionPolicy: kind(['id'], {
    ...{ id: z.string(), name: text, description: text },
    folders: z.optional(z.array(z.object({ name: text, action: text, period: number }))),
  }),
  emailMonitoring: kind([], { roleArn: text, logGroupArn: text }),
  inboundDmarc: kind([], { enforced: yes }),
  /** What AWS has no API for, as people have recorded it in Mailroom. */
  recordedSetting: kind(['area', 'name'], {
    ...{ area: z.string(), name: z.string(), value: text, recordedBy: text, recordedAt: time },
  }),
  /** A call that AWS refused, or something that vanished between the list and the reading. */
  gap: kind(['operation', 'subject'], {
    ...{ operation: z.string(), subject: z.string(), code: z.string() },
  }),
} as const satisfies Record<SnapshotKind, unknown>

/**
 * The kinds of lines in `observed.ndjson`: what changes by itself, with the time of reading.
 * Source: INV-06.
 */
export const observedKinds = {
  mailboxSize: kind(['userId'], { userId: z.string(), sizeMb: number, readAt: timestamp }),
  tokenUse: kind(['id'], { id: z.string(), lastUsed: time, readAt: timestamp }),
  exportJob: kind(['id'], {
    ...{ id: z.string(), entityId: text, state: text, progress: number, bucket: text, path: text },
    ...{ startTime: time, endTime: time, readAt: timestamp },
  }),
  /** What the last DNS check of a purpose found; Mailroom keeps no answers of servers. */
  dnsAnswer: kind(['domain', 'purpose'], {
    ...{ domain: z.string(), purpose: z.string(), status: text, readAt: timestamp },
  }),
} as const

type Kinds = typeof snapshotKinds & typeof observedKinds

type RowOf<Kind extends keyof Kinds> = {
  kind: Kind
} & z.output<z.ZodMiniObject<Kinds[Kind]['members']>> & { other?: Record<string, unknown> }

/** A line as an object. `other` has members that the table does not know, so that none is lost. */
export type SnapshotRow = { [Kind in keyof Kinds]: RowOf<Kind> }[keyof Kinds]

const kinds = { ...snapshotKinds, ...observedKinds }

const places = new Map<string, number>(
  [...snapshotKindNames, ...Object.keys(observedKinds)].map((name, place) => [name, place]),
)

/** Returns the place of a kind: first those of the state, then the observed ones. */
export function kindNumber(kind: SnapshotRow['kind']): number {
  return places.get(kind) ?? -1
}

/** The place of the first observed kind. */
export const firstObserved = snapshotKindNames.length

/** Returns the schema of the lines of a kind. A member or kind that is not in it is an error. */
function lineSchema(name: string, { members }: { members: z.core.$ZodShape }) {
  return z.strictObject({
    kind: z.literal(name),
    ...members,
    other: z.optional(z.record(z.string(), z.unknown())),
  })
}

const schemas = new Map(Object.entries(kinds).map(([name, each]) => [name, lineSchema(name, each)]))

const OfSomeKind = z.object({ kind: z.string() })

/** Returns a line as an object if it is one; else what is wrong with it. */
export function parseRow(
  value: unknown,
): { row: SnapshotRow } | { problem: string; isKind: boolean } {
  const { data } = OfSomeKind.safeParse(value)
  const schema = data && schemas.get(data.kind)
  if (!schema) return { problem: 'its kind is unknown', isKind: false }
  const { error } = schema.safeParse(value)
  const [issue] = error?.issues ?? []
  if (issue) {
    const problem = `${issue.path.join('.') || 'a member'} is not valid`
    return { problem, isKind: true }
  }
  // The schema of its kind has just accepted it.
  return { row: value as SnapshotRow }
}

/**
 * Returns what was read as an object of a kind: without members that say nothing – AWS returns an
 * empty text for what was cleared – and with those that the table does not know in `other`.
 */
export function rowOf(kind: SnapshotRow['kind'], members: Record<string, unknown>) {
  const said = Object.entries(members).filter(
    ([name, value]) =>
      value !== undefined && value !== null && value !== '' && name !== '$metadata',
  )
  const isKnown = ([name]: [string, unknown]) => Object.hasOwn(kinds[kind].members, name)
  const other = said.filter((each) => !isKnown(each))
  return {
    ...Object.fromEntries(said.filter(isKnown)),
    ...(other.length === 0 ? {} : { other: Object.fromEntries(other) }),
    kind,
  }
}

/**
 * Returns the text that orders a line among those of its kind, by code points: its key members with
 * U+0001 between them; numbers have leading zeros. U+0000 is left to no text: PostgreSQL has none.
 */
export function sortKeyOf(row: SnapshotRow): string {
  const members: Record<string, unknown> = row
  return kinds[row.kind].key
    .map((name) => {
      const value = members[name] ?? ''
      return typeof value === 'number' ? String(value).padStart(9, '0') : String(value)
    })
    .join('\u0001')
    .replaceAll('\u0000', '\uFFFD')
}
