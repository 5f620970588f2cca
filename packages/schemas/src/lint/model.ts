import type { LintFinding } from '../lint-findings.ts'
import { type SnapshotRow, sortKeyOf } from '../snapshot-kinds.ts'
import type { Decided } from './decisions.ts'

type RowOf<Kind extends SnapshotRow['kind']> = Extract<SnapshotRow, { kind: Kind }>
export type LintUser = RowOf<'user'>
export type LintGroup = RowOf<'group'>
export type LintResource = RowOf<'resource'>
export type LintEntity = LintUser | LintGroup | LintResource
export type LintAddress = RowOf<'address'>
export type LintPermission = RowOf<'permission'>

/** A thing of settings that no target takes over: a rule, a policy, what people have recorded. */
export type LintSetting = Extract<
  SnapshotRow,
  {
    kind:
      | ('accessControlRule' | 'impersonationRole' | 'mobileDeviceAccessRule')
      | ('retentionPolicy' | 'recordedSetting')
  }
>

export type OtherSetting = Extract<
  SnapshotRow,
  {
    kind:
      | ('mobileDeviceAccessOverride' | 'availabilityConfiguration' | 'personalAccessToken')
      | ('identityProvider' | 'emailMonitoring' | 'inboundDmarc')
  }
>

/** What the rules know that no snapshot has. */
export type LintFacts = {
  now: Date
  snapshot: { snapshotId: string; createdAt: string; isComplete: boolean }
  /** The exports of users and resources, by their ids. */
  exports: ReadonlyMap<
    string,
    { isSettled: boolean; exportedAt?: string; messages?: number; bytes?: number }
  >
}

/** A snapshot as the rules ask it, and what was decided. */
export type LintModel = LintFacts & {
  decided: Decided
  organization: RowOf<'organization'> | undefined
  identityProvider: RowOf<'identityProvider'> | undefined
  domains: ReadonlyMap<string, RowOf<'domain'>>
  users: ReadonlyMap<string, LintUser>
  groups: ReadonlyMap<string, LintGroup>
  resources: ReadonlyMap<string, LintResource>
  addresses: readonly LintAddress[]
  addressesOf: ReadonlyMap<string, readonly LintAddress[]>
  /** The members of each group, by its id. */
  members: ReadonlyMap<string, readonly RowOf<'membership'>[]>
  delegates: ReadonlyMap<string, readonly RowOf<'delegate'>[]>
  permissions: readonly LintPermission[]
  settings: readonly LintSetting[]
  /** Settings that no rule of the linter asks for, and that kits list. Source: KIT-02. */
  otherSettings: readonly OtherSetting[]
  sizes: ReadonlyMap<string, number>
  /** What the DNS says about the MX records of a domain, as far as somebody has checked it. */
  mx: ReadonlyMap<string, string>
}

/** What a snapshot says, without what changes beside it. */
export type SnapshotModel = Omit<LintModel, keyof LintFacts | 'decided'>

function add<Value>(lists: Map<string, Value[]>, key: string | undefined, value: Value) {
  if (key === undefined) return
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Collects the lines of a snapshot into a model, one after the other. */
export function modelBuilder() {
  const domains = new Map<string, RowOf<'domain'>>()
  const users = new Map<string, LintUser>()
  const groups = new Map<string, LintGroup>()
  const resources = new Map<string, LintResource>()
  const addresses: LintAddress[] = []
  const addressesOf = new Map<string, LintAddress[]>()
  const members = new Map<string, RowOf<'membership'>[]>()
  const delegates = new Map<string, RowOf<'delegate'>[]>()
  const permissions: LintPermission[] = []
  const settings: LintSetting[] = []
  const otherSettings: OtherSetting[] = []
  const sizes = new Map<string, number>()
  const mx = new Map<string, string>()
  let organization: RowOf<'organization'> | undefined
  let identityProvider: RowOf<'identityProvider'> | undefined
  return {
    add(row: SnapshotRow): void {
      if (row.kind === 'organization') organization = row
      else if (row.kind === 'identityProvider') {
        identityProvider = row
        otherSettings.push(row)
      } else if (row.kind === 'domain') domains.set(row.name, row)
      else if (row.kind === 'user') users.set(row.id, row)
      else if (row.kind === 'group') groups.set(row.id, row)
      else if (row.kind === 'resource') resources.set(row.id, row)
      else if (row.kind === 'address') {
        addresses.push(row)
        add(addressesOf, row.ownerId, row)
      } else if (row.kind === 'membership') add(members, row.groupId, row)
      else if (row.kind === 'delegate') add(delegates, row.resourceId, row)
      else if (row.kind === 'permission') permissions.push(row)
      else if (row.kind === 'mailboxSize') {
        if (row.sizeMb !== undefined) sizes.set(row.userId, row.sizeMb)
      } else if (row.kind === 'dnsAnswer') {
        if (row.purpose === 'mx' && row.status !== undefined) mx.set(row.domain, row.status)
      } else if (
        row.kind === 'accessControlRule' ||
        row.kind === 'impersonationRole' ||
        row.kind === 'mobileDeviceAccessRule' ||
        row.kind === 'retentionPolicy' ||
        row.kind === 'recordedSetting'
      )
        settings.push(row)
      else if (
        row.kind === 'mobileDeviceAccessOverride' ||
        row.kind === 'availabilityConfiguration' ||
        row.kind === 'personalAccessToken' ||
        row.kind === 'emailMonitoring' ||
        row.kind === 'inboundDmarc'
      )
        otherSettings.push(row)
    },
    model: (): SnapshotModel => ({
      ...{ organization, identityProvider, domains, users, groups, resources, addresses },
      ...{ addressesOf, members, delegates, permissions, settings, otherSettings, sizes, mx },
    }),
  }
}

/**
 * Returns the key of the object of a finding. Users, groups and resources share the ids of the
 * directory.
 */
export function objectKey({ objectKind, objectId }: Pick<LintFinding, 'objectKind' | 'objectId'>) {
  const isEntity = objectKind === 'user' || objectKind === 'group' || objectKind === 'resource'
  return `${isEntity ? 'entity' : objectKind} ${objectKind === 'organization' ? '' : objectId}`
}

/** Returns the id of a setting as an object: AWS gives some no id, and names repeat over kinds. */
export function settingId(row: LintSetting | OtherSetting): string {
  return [row.kind, ...sortKeyOf(row).split('\u0001')].filter(Boolean).join(' ')
}

/**
 * Returns the keys of the objects that change with a line: what it describes or belongs to, and a
 * group that has a permission. What changes by itself, such as a size, belongs to none.
 * Source: LINT-00.
 */
export function objectsOf(row: SnapshotRow): string[] {
  const entity = (id: string | undefined) => (id === undefined ? [] : [`entity ${id}`])
  switch (row.kind) {
    case 'user':
    case 'group':
    case 'resource':
      return entity(row.id)
    case 'address':
      return entity(row.ownerId)
    case 'membership':
      return entity(row.groupId)
    case 'delegate':
      return entity(row.resourceId)
    case 'permission':
      return [
        ...entity(row.mailboxId),
        ...(row.granteeKind === 'GROUP' ? entity(row.granteeId) : []),
      ]
    case 'organization':
    case 'identityProvider':
      return ['organization ']
    case 'domain':
      return [`domain ${row.name}`]
    case 'accessControlRule':
    case 'impersonationRole':
    case 'mobileDeviceAccessRule':
    case 'retentionPolicy':
    case 'recordedSetting':
      return [`setting ${settingId(row)}`]
    default:
      return []
  }
}
