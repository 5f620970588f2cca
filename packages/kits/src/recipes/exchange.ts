import type { LintUser } from '@mailroom/schemas/lint/model'
import { partsOf } from '@mailroom/schemas/lint/rule'
import { csvFiles } from '../files.ts'
import type { Grant, Kit, Subject } from '../kit.ts'
import { addConverter } from '../mail-converter.ts'
import { peopleOf } from '../people-of.ts'
import { isPlainAddress, isPlainText } from '../plain-text.ts'
import { program } from '../programs.ts'
import type { Recipe } from '../recipe.ts'
import { aliasKeys, fieldsOf, hiddenKeys, ownKeys, type Refusal, type Sifted } from '../sift.ts'

/** How long names of Exchange Online are. Source: KIT-12, [MS3]. */
const longest = { name: 64, displayName: 256, initials: 6, company: 64 }

const file = (name: string, ...headings: readonly string[]) =>
  csvFiles((part) => `20-exchange/${name}${part === 1 ? '' : `-${part}`}.csv`, { headings })

/** `True` and `False`, or nothing where WorkMail says nothing. */
const truth = (value: boolean | undefined) => (value === undefined ? '' : value ? 'True' : 'False')
const opposite = (value: boolean | undefined) => truth(value === undefined ? value : !value)

const displayNameOf = ({ row, address }: Subject) =>
  (row.kind === 'user' ? row.displayName?.trim() : undefined) ||
  row.name?.trim() ||
  partsOf(address).local

/** Returns why Exchange Online takes no such group, room or contact. Source: LINT-21. */
export function refusalOfRecipient(subject: Subject): Refusal | undefined {
  const name = displayNameOf(subject)
  if (!isPlainText(name)) return { reason: 'reason.control' }
  return name.length > longest.displayName
    ? { reason: 'reason.tooLong', values: { max: longest.displayName } }
    : undefined
}

/** Gives each a name of its own, of ASCII and short: the local part where that is free. */
function namer() {
  const taken = new Set<string>()
  return ({ row, address }: Subject) => {
    const { local } = partsOf(address)
    const free = [local, address.replace('@', '.'), row.id]
      .map((each) => each.slice(0, longest.name))
      .find((each) => !taken.has(each))
    const name = free ?? row.id
    taken.add(name)
    return name
  }
}

type NameOf = ReturnType<typeof namer>

function* rooms(kit: Kit, sifted: Sifted, nameOf: NameOf) {
  const csv = file(
    ...(['rooms', 'Identity', 'Name', 'DisplayName', 'Kind', 'AutoAccept'] as const),
    ...(['AllowConflicts', 'AllowRecurringMeetings', 'Delegates'] as const),
  )
  for (const resource of sifted.resources) {
    yield
    const { row, address } = resource
    const { autoAccept, autoDeclineConflicting, autoDeclineRecurring } = row.bookingOptions ?? {}
    const delegates = kit
      .delegatesOf(row.id)
      .map(({ delegate, key }) => ({ key, people: [...peopleOf(kit, sifted, delegate)] }))
    const people = new Set(delegates.flatMap((each) => each.people.map((one) => one.address)))
    const place = csv.add([
      ...[address, nameOf(resource), displayNameOf(resource)],
      ...[row.type === 'EQUIPMENT' ? 'Equipment' : 'Room', truth(autoAccept)],
      ...[opposite(autoDeclineConflicting), opposite(autoDeclineRecurring)],
      [...people].join(';'),
    ])
    const options = { autoAccept, autoDeclineConflicting, autoDeclineRecurring }
    kit.carried(
      place,
      ...ownKeys(kit, resource),
      ...Object.entries(options)
        .filter(([, value]) => value !== undefined)
        .map(([option]) => `booking ${row.id} ${option}`),
    )
    for (const { key, people: some } of delegates)
      if (some.length === 0) kit.byHand(key, 'reason.otherByHand')
      else kit.carried(place, key)
  }
  kit.add(csv)
}

/** Remote users become contacts, unless their domain moves along. */
function* contacts(kit: Kit, sifted: Sifted, nameOf: NameOf) {
  const csv = file('contacts', 'Name', 'DisplayName', 'ExternalEmailAddress')
  const taken = new Set<string>()
  for (const remote of kit.remoteUsers) {
    yield
    const { row, address } = remote
    const refusal = !isPlainAddress(address)
      ? { reason: 'reason.address' as const }
      : sifted.domains.includes(partsOf(address).domain)
        ? { reason: 'reason.remoteHere' as const }
        : taken.has(address)
          ? { reason: 'reason.taken' as const }
          : refusalOfRecipient(remote)
    if (refusal) {
      kit.byHand(`user ${row.id}`, refusal.reason)
      continue
    }
    taken.add(address)
    const { texts, keys } = fieldsOf(kit, remote, ['displayName'])
    const name = texts.displayName ?? displayNameOf(remote)
    const place = csv.add([nameOf(remote), name, address])
    kit.carried(place, ...ownKeys(kit, remote), ...keys)
  }
  kit.add(csv)
}

function* groups(kit: Kit, sifted: Sifted, nameOf: NameOf) {
  const csv = file('groups', 'Identity', 'Name', 'DisplayName', 'Type')
  const members = file('group-members', 'Group', 'Member')
  const holders = new Set(kit.grants.map(({ grantee }) => grantee.row.id))
  for (const group of sifted.groups) {
    yield
    const type = holders.has(group.row.id) ? 'Security' : 'Distribution'
    const place = csv.add([group.address, nameOf(group), displayNameOf(group), type])
    kit.carried(place, ...ownKeys(kit, group))
    for (const { member, key } of sifted.membersOf(group))
      kit.carried(members.add([group.address, member.address]), key)
  }
  kit.add(csv)
  kit.add(members)
}

function* aliases(kit: Kit, { users, groups: all, resources }: Sifted) {
  const csv = file('aliases', 'Identity', 'Kind', 'Address')
  for (const owner of [...users, ...resources, ...all]) {
    yield
    const kind = owner.row.kind === 'group' ? 'Group' : 'Mailbox'
    for (const [at, key] of aliasKeys(owner).entries())
      kit.carried(csv.add([owner.address, kind, owner.aliases[at]?.address ?? '']), key)
  }
  kit.add(csv)
}

/** Returns what a permission is called, or why there is none. Source: KIT-12. */
function rightOf(kit: Kit, sifted: Sifted, { value, mailbox, grantee }: Grant) {
  if (!sifted.isWritten(mailbox) || !sifted.isWritten(grantee)) return 'reason.otherByHand'
  if (grantee.row.kind === 'resource') return 'microsoft.grantee'
  if (value === 'SEND_AS') return { right: 'SendAs' }
  if (value === 'SEND_ON_BEHALF') return { right: 'SendOnBehalf' }
  if (value !== 'FULL_ACCESS') return 'notHeld.groupPermission'
  if (mailbox.row.kind === 'group') return 'microsoft.groupAccess'
  const { automapping } = kit.model.decided
  return { right: automapping ? 'FullAccess' : 'FullAccessNoAutoMapping' }
}

function* permissions(kit: Kit, sifted: Sifted) {
  const csv = file('permissions', 'Mailbox', 'Kind', 'Right', 'Grantee')
  for (const grant of kit.grants) {
    yield
    const { mailbox, grantee, key } = grant
    const found = rightOf(kit, sifted, grant)
    if (typeof found === 'string') {
      kit.byHand(key, found)
      continue
    }
    const kind = mailbox.row.kind === 'group' ? 'Group' : 'Mailbox'
    kit.carried(csv.add([mailbox.address, kind, found.right, grantee.address]), key)
  }
  kit.add(csv)
}

/** Lists the mailboxes of users: the program waits until they are there. Source: KIT-12. */
function* mailboxes(kit: Kit, { users }: Sifted) {
  const csv = file('mailboxes', 'Identity')
  for (const { address } of users) {
    yield
    csv.add([address])
  }
  kit.add(csv)
}

/** Has a row for everybody of whom there is something to say. */
function* profiles(kit: Kit, { users, groups: all, resources }: Sifted) {
  const csv = file('profile', 'Identity', 'Kind', 'Hidden', 'Initials', 'Company')
  const limits: Partial<Record<string, number>> = longest
  for (const user of users) {
    yield
    const { texts, keys } = fieldsOf(kit, user, ['initials', 'company'], (text, field) => {
      const max = limits[field] ?? Infinity
      return text.length > max ? { reason: 'reason.tooLong', values: { max } } : undefined
    })
    const { initials = '', company = '' } = texts
    const hidden = user.row.hidden ? 'True' : ''
    if (![hidden, initials, company].some(Boolean)) continue
    const place = csv.add([user.address, 'Mailbox', hidden, initials, company])
    kit.carried(place, ...keys, ...hiddenKeys(user))
  }
  for (const each of [...resources, ...all]) {
    yield
    if (!each.row.hidden) continue
    const kind = each.row.kind === 'group' ? 'Group' : 'Mailbox'
    kit.carried(csv.add([each.address, kind, 'True', '', '']), ...hiddenKeys(each))
  }
  kit.add(csv)
}

/** How many mailboxes a batch has. Source: KIT-13, [MS4]. */
const mostInBatch = 50_000

/** A batch for copying by IMAP; nobody but people has what opens mailboxes of WorkMail. */
function* imap(kit: Kit, users: readonly Subject<LintUser>[], target: 'M365' | 'Entra') {
  const way = kit.model.decided.ways.get(target)
  if (way !== 'imap-password' && way !== 'imap-token') return
  const csv = csvFiles((part) => `30-imap/batch-${String(part).padStart(3, '0')}.csv`, {
    headings: ['EmailAddress', 'UserName', 'Password'],
    maxRows: mostInBatch,
  })
  for (const { row, address } of users) {
    yield
    csv.add([address, row.email ?? '', ''])
  }
  kit.add(csv)
}

/** What the recipes for Microsoft 365 and Entra hold alike. Source: spec 07 §6.6. */
export const exchangeHolds: Recipe['holds'] = {
  ...{ user: 'carried', profile: 'carried', alias: 'carried', group: 'carried' },
  ...{ member: 'carried', resource: 'carried', booking: 'carried', delegate: 'carried' },
  ...{ FULL_ACCESS: 'carried', SEND_AS: 'carried', SEND_ON_BEHALF: 'carried' },
  ...{
    groupPermission: 'carried',
    quota: 'byHand',
    hidden: 'carried',
    description: 'byHand',
    policy: 'byHand',
  },
}

export const exchangeReadMe: Recipe['readMe'] = {
  rooms: {
    commands: ['cd 20-exchange', '.\\apply.ps1', '.\\apply.ps1 -Apply'],
    notes: ['microsoft.note.exchange'],
  },
  groups: { notes: ['microsoft.note.groups'] },
  copy: { notes: ['microsoft.note.imap'] },
}

/** Writes what users files cannot say, for the program of Exchange Online. Source: KIT-12, KIT-13. */
export function* exchange(kit: Kit, sifted: Sifted, target: 'M365' | 'Entra') {
  const nameOf = namer()
  yield* rooms(kit, sifted, nameOf)
  yield* contacts(kit, sifted, nameOf)
  yield* groups(kit, sifted, nameOf)
  yield* aliases(kit, sifted)
  yield* permissions(kit, sifted)
  yield* mailboxes(kit, sifted)
  yield* profiles(kit, sifted)
  yield* imap(kit, sifted.users, target)
  kit.addProgram('20-exchange/apply.ps1', program('exchange-apply.ps1'))
  addConverter(kit)
}
