import type { GroupRecord } from '../state/groups.ts'
import type { State } from '../state/state.ts'
import { entitiesByName } from './entities-by-name.ts'

/** A group of the sample data; `state` is ENABLED by default. */
export type SampleGroup = {
  /** A UUID from the group's number by default. */
  id?: string
  name: string
  /** The local part of its address. */
  address: string
  state?: GroupRecord['state']
  hidden?: boolean
  /** The group was enabled, and was disabled this many days ago. */
  disabledDaysAgo?: number
  /** The local parts of its aliases. */
  aliases?: readonly string[]
  /** The names of users and of other groups in the list. */
  members?: readonly string[]
}

/** Invented groups, in the order of their ids. */
export const sampleGroups: readonly SampleGroup[] = [
  {
    name: 'All Staff',
    address: 'all-staff',
    aliases: ['everyone'],
    members: ['Departments', 'Board', 'remote.partner'],
  },
  {
    name: 'Departments',
    address: 'departments',
    members: ['Sales', 'Support', 'Engineering', 'Finance & Human Resources'],
  },
  { name: 'Sales', address: 'sales', members: ['ana.silva', 'tomas.novak'] },
  {
    name: 'Support',
    address: 'support',
    aliases: ['helpdesk', 'service'],
    members: ['siti.rahayu', 'liam.oconnor'],
  },
  { name: 'Engineering', address: 'engineering', members: ['kwame.mensah', 'yuki.tanaka'] },
  {
    name: 'Finance & Human Resources',
    address: 'back-office',
    members: ['jurgen.muller', 'maria.garcia'],
  },
  { name: 'Büro Köln', address: 'koeln', members: ['jurgen.muller'] },
  { name: 'Board', address: 'board', hidden: true, members: ['board.assistant', 'priya.nair'] },
  {
    name: 'Former project',
    address: 'former-project',
    state: 'DISABLED',
    disabledDaysAgo: 20,
    members: ['kwame.mensah', 'Sales'],
  },
  { name: 'New group', address: 'new-group', state: 'DISABLED' },
]

/** Returns a group's UUID, always the same for the same number; no user has it. */
export function sampleGroupId(number: number): string {
  return `00000000-0000-4000-8001-${number.toString(16).padStart(12, '0')}`
}

const dayMs = 24 * 60 * 60 * 1000

function groupRecord(group: SampleGroup, number: number, domain: string, now: Date): GroupRecord {
  const { name, address, state = 'ENABLED', hidden = false, disabledDaysAgo } = group
  return {
    entityType: 'GROUP',
    id: group.id ?? sampleGroupId(number),
    name,
    state,
    hiddenFromGlobalAddressList: hidden,
    ...(state === 'ENABLED' || disabledDaysAgo !== undefined
      ? { email: `${address}@${domain}`, enabledAt: now.getTime() - 250 * dayMs }
      : {}),
    ...(disabledDaysAgo === undefined
      ? {}
      : { disabledAt: now.getTime() - disabledDaysAgo * dayMs }),
  }
}

/**
 * Adds groups without members to an organization; enabled groups have their addresses. The first
 * group has the number `from`.
 */
export function putGroups(
  state: State,
  organizationId: string,
  domain: string,
  groups: Iterable<SampleGroup>,
  now: Date,
  from = 1,
): void {
  let number = from
  for (const group of groups) {
    const record = groupRecord(group, number++, domain, now)
    state.groups.add(organizationId, record)
    if (record.state !== 'ENABLED') continue
    for (const localPart of [group.address, ...(group.aliases ?? [])])
      state.addresses.add(organizationId, {
        address: `${localPart}@${domain}`,
        entityId: record.id,
        primary: localPart === group.address,
      })
  }
}

/** Adds the members of groups; names that are not in the organization are skipped. */
export function putMembers(
  state: State,
  organizationId: string,
  groups: Iterable<SampleGroup>,
): void {
  const entities = entitiesByName(state, organizationId)
  for (const { name, members = [] } of groups) {
    const group = entities.get(name)
    for (const memberName of members) {
      const member = entities.get(memberName)
      if (!group || !member) continue
      state.memberships.add(organizationId, {
        groupId: group.id,
        groupName: group.name,
        memberId: member.id,
        memberName: member.name,
      })
    }
  }
}
