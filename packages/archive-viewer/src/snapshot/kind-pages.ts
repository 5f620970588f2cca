import type { Entity, Kind } from './model.ts'

const pages = { user: 'users', group: 'groups', resource: 'resources' } as const

/** Returns the page of a user, group or resource. */
export const placeOf = (entity: Entity['kind'], id: string) => ({ page: pages[entity], id })

/** The kinds of lines on each page of a snapshot. */
export const kindPages = {
  users: ['user', 'mailboxSize'],
  groups: ['group', 'membership'],
  resources: ['resource', 'delegate'],
  addresses: ['address'],
  permissions: ['permission'],
  rules: [
    ...(['accessControlRule', 'impersonationRole', 'mobileDeviceAccessRule'] as const),
    ...(['mobileDeviceAccessOverride', 'receiptRule'] as const),
  ],
  settings: [
    ...(['organization', 'tag', 'identityProvider', 'personalAccessToken', 'tokenUse'] as const),
    ...(['retentionPolicy', 'emailMonitoring', 'inboundDmarc'] as const),
    ...(['availabilityConfiguration', 'recordedSetting'] as const),
  ],
  domains: ['domain', 'dnsRecord', 'sendingIdentity', 'dnsAnswer'],
  exports: ['exportJob'],
  gaps: ['gap'],
} as const satisfies Record<string, readonly Kind[]>
export type SnapshotPageName = keyof typeof kindPages

export const isSnapshotPage = (page: string): page is SnapshotPageName =>
  Object.hasOwn(kindPages, page)

/** Returns the page that shows the lines of a kind. */
export function pageOfKind(kind: Kind): SnapshotPageName {
  const all = Object.entries(kindPages) as [SnapshotPageName, readonly Kind[]][]
  return all.find(([, kinds]) => kinds.includes(kind))?.[0] ?? 'settings'
}
