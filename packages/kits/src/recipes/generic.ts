import { profileFields } from '../facts.ts'
import { csvFiles } from '../files.ts'
import type { Kit, Subject } from '../kit.ts'
import type { Recipe } from '../recipe.ts'

/** Begins a CSV, and the same rows as NDJSON. */
function table(name: string, headings: readonly string[]) {
  const csv = csvFiles((part) => (part === 1 ? `${name}.csv` : `${name}-${part}.csv`), { headings })
  const lines: string[] = []
  return {
    add(cells: readonly string[]) {
      lines.push(JSON.stringify(Object.fromEntries(headings.map((name, at) => [name, cells[at]]))))
      return csv.add(cells)
    },
    files: () => [
      ...csv.files(),
      ...(lines.length === 0 ? [] : [{ path: `${name}.ndjson`, content: `${lines.join('\n')}\n` }]),
    ],
  }
}

function* addresses(kit: Kit) {
  const csv = table('addresses', ['address', 'ownerId', 'ownerKind', 'primary'])
  const add = (address: string, { row }: Subject, source: string, primary: boolean) =>
    kit.carried(csv.add([address, row.id, row.kind, String(primary)]), `address ${source}`)
  for (const subjects of [kit.users, kit.remoteUsers, kit.groups, kit.resources])
    for (const subject of subjects) {
      yield
      const { row, address, aliases } = subject
      // A remote user's own address may be no address of the organization.
      if (row.email && kit.reconciliation.isOpen(`address ${row.email}`))
        add(address, subject, row.email, true)
      for (const alias of aliases) add(alias.address, subject, alias.row.address, false)
    }
  kit.add(csv)
}

function* users(kit: Kit) {
  const fields = [...profileFields]
  const csv = table('users', [...['id', 'name', 'email', 'role', ...fields, 'quotaMb', 'hidden']])
  for (const { row, address } of [...kit.users, ...kit.remoteUsers]) {
    yield
    const { id, name = '', role = 'USER', quotaMb, hidden = false } = row
    const place = csv.add([
      ...[id, name, address, role, ...fields.map((field) => row[field] ?? '')],
      ...[quotaMb === undefined ? '' : String(quotaMb), String(hidden)],
    ])
    kit.carried(
      place,
      `user ${id}`,
      ...fields.map((field) => `profile ${id} ${field}`).filter(kit.reconciliation.isOpen),
      ...(quotaMb === undefined ? [] : [`quota ${id}`]),
      ...(hidden ? [`hidden ${id}`] : []),
    )
  }
  kit.add(csv)
}

function* groups(kit: Kit) {
  const csv = table('groups', ['id', 'name', 'email', 'hidden'])
  const members = table('members', ['groupId', 'memberId', 'group', 'member'])
  for (const { row, address } of kit.groups) {
    yield
    const { id, name = '', hidden = false } = row
    const place = csv.add([id, name, address, String(hidden)])
    kit.carried(place, `group ${id}`, ...(hidden ? [`hidden ${id}`] : []))
    for (const { member, key } of kit.membersOf(id))
      kit.carried(members.add([id, member.row.id, address, member.address]), key)
  }
  kit.add(csv)
  kit.add(members)
}

const options = ['autoAccept', 'autoDeclineRecurring', 'autoDeclineConflicting'] as const

function* resources(kit: Kit) {
  const csv = table('resources', [
    'id',
    'name',
    'email',
    'type',
    'description',
    ...options,
    'hidden',
  ])
  const delegates = table('delegates', ['resourceId', 'delegateId', 'resource', 'delegate'])
  for (const { row, address } of kit.resources) {
    yield
    const { id, name = '', type = '', description = '', bookingOptions = {}, hidden = false } = row
    const place = csv.add([
      ...[id, name, address, type, description],
      ...options.map((option) => String(bookingOptions[option] ?? '')),
      String(hidden),
    ])
    kit.carried(
      place,
      `resource ${id}`,
      ...(description === '' ? [] : [`description ${id}`]),
      ...options
        .filter((option) => bookingOptions[option] !== undefined)
        .map((option) => `booking ${id} ${option}`),
      ...(hidden ? [`hidden ${id}`] : []),
    )
    for (const { delegate, key } of kit.delegatesOf(id))
      kit.carried(delegates.add([id, delegate.row.id, address, delegate.address]), key)
  }
  kit.add(csv)
  kit.add(delegates)
}

function* permissions(kit: Kit) {
  const csv = table('permissions', ['mailboxId', 'granteeId', 'mailbox', 'grantee', 'value'])
  for (const { mailbox, grantee, value, key } of kit.grants) {
    yield
    const cells = [mailbox.row.id, grantee.row.id, mailbox.address, grantee.address, value]
    kit.carried(csv.add(cells), key)
  }
  kit.add(csv)
}

/** Plain tables with the member names of the snapshot, for what has no recipe. Source: KIT-43. */
export const generic: Recipe = {
  ...{ target: 'Generic', checkedOn: '2026-11-28' },
  holds: {
    ...{ user: 'carried', profile: 'carried', alias: 'carried', group: 'carried' },
    ...{ member: 'carried', resource: 'carried', booking: 'carried', delegate: 'carried' },
    ...{ FULL_ACCESS: 'carried', SEND_AS: 'carried', SEND_ON_BEHALF: 'carried' },
    ...{
      groupPermission: 'carried',
      quota: 'carried',
      hidden: 'carried',
      description: 'carried',
      policy: 'byHand',
    },
  },
  readMe: {},
  *make(kit) {
    yield* users(kit)
    yield* groups(kit)
    yield* resources(kit)
    yield* addresses(kit)
    yield* permissions(kit)
  },
}
