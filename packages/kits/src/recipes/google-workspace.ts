import type { LintEntity, LintGroup, LintResource } from '@mailroom/schemas/lint/model'
import { partsOf } from '@mailroom/schemas/lint/rule'
import { csvFiles } from '../files.ts'
import type { Grant, Kit, Subject } from '../kit.ts'
import { addConverter, copyMail } from '../mail-converter.ts'
import { peopleOf } from '../people-of.ts'
import { isPlainText } from '../plain-text.ts'
import { program } from '../programs.ts'
import type { Recipe } from '../recipe.ts'
import { hiddenKeys, ownKeys, primaryKeys, type Refusal, type Sifted, sift } from '../sift.ts'
import { googleUserHeadings, googleUsers, refusalOfUser } from './google-users.ts'

/** How many aliases a user or group has. Source: KIT-22, [G4]. */
const mostAliases = 30

/** How long the name of a group is. [own] */
const longestGroupName = 73

const memberHeadings = ['Group Email [Required]', 'Member Email', 'Member Type', 'Member Role']

/** Begins a file that a program reads. */
const gamFile = (name: string, ...headings: readonly string[]) =>
  csvFiles((part) => `30-gam/${name}${part === 1 ? '' : `-${part}`}.csv`, { headings })

const nameOf = ({ row, address }: Subject) => row.name?.trim() || partsOf(address).local

function refusalOfGroup(group: Subject<LintGroup>): Refusal | undefined {
  const name = nameOf(group)
  if (!isPlainText(name)) return { reason: 'reason.control' }
  if (name.length > longestGroupName)
    return { reason: 'reason.tooLong', values: { max: longestGroupName } }
  return /[<>=]/.test(name) ? { reason: 'google.groupName' } : undefined
}

const refusalOfResource = (resource: Subject<LintResource>): Refusal | undefined =>
  isPlainText(nameOf(resource)) ? undefined : { reason: 'reason.control' }

function* groups(kit: Kit, sifted: Sifted) {
  const list = gamFile('groups', 'Email', 'Name', 'Description')
  const members = gamFile('members', 'Group', 'Member')
  const template = csvFiles((part) => `20-groups/members-${String(part).padStart(3, '0')}.csv`, {
    headings: memberHeadings,
  })
  for (const group of sifted.groups) {
    yield
    kit.carried(list.add([group.address, nameOf(group), '']), ...ownKeys(kit, group))
    for (const { member, key } of sifted.membersOf(group)) {
      members.add([group.address, member.address])
      const type = member.row.kind === 'group' ? 'GROUP' : 'USER'
      kit.carried(template.add([group.address, member.address, type, 'MEMBER']), key)
    }
  }
  const aliases = gamFile('aliases', 'Alias', 'Kind', 'Target')
  for (const owner of [...sifted.users, ...sifted.groups]) {
    yield
    const kind = owner.row.kind === 'group' ? 'group' : 'user'
    for (const [place, { address, row }] of owner.aliases.entries()) {
      const key = `address ${row.address}`
      if (place < mostAliases) {
        kit.carried(aliases.add([address, kind, owner.address]), key)
        continue
      }
      if (!kit.aliasGroups) {
        kit.byHand(key, 'google.aliases', { max: mostAliases })
        continue
      }
      // Those beyond become groups, each with as many aliases again.
      const inGroup = (place - mostAliases) % (mostAliases + 1)
      const first = owner.aliases[place - inGroup]?.address ?? ''
      if (inGroup > 0) kit.carried(aliases.add([address, 'group', first]), key)
      else {
        kit.carried(list.add([address, partsOf(address).local, '']), key)
        members.add([address, owner.address])
        template.add([address, owner.address, kind.toUpperCase(), 'MEMBER'])
      }
    }
  }
  for (const each of [list, members, template, aliases]) kit.add(each)
}

function* resources(kit: Kit, sifted: Sifted) {
  const list = gamFile('resources', 'Id', 'Name', 'Category', 'AutoAccept')
  const delegates = gamFile('resource-delegates', 'Resource', 'Delegate')
  const ids = new Set<string>()
  for (const resource of sifted.resources) {
    yield
    const { row, address, aliases } = resource
    const { local } = partsOf(address)
    const wanted = local.replaceAll(/[^\w.-]/g, '-')
    const id = ids.has(wanted) ? row.id : wanted
    ids.add(id)
    const accepts = row.bookingOptions?.autoAccept
    const category = row.type === 'EQUIPMENT' ? 'other' : 'conference_room'
    const place = list.add([id, nameOf(resource), category, String(accepts ?? false)])
    kit.carried(
      place,
      `resource ${row.id}`,
      ...(accepts === undefined ? [] : [`booking ${row.id} autoAccept`]),
    )
    for (const key of primaryKeys(kit, resource)) kit.byHand(key, 'google.resourceAddress')
    for (const each of aliases) kit.byHand(`address ${each.row.address}`, 'google.resourceAddress')
    const given = new Set<string>()
    for (const { delegate, key } of kit.delegatesOf(row.id)) {
      const people = [...peopleOf(kit, sifted, delegate)]
      const places = people.map((person) => {
        const isNew = !given.has(person.address)
        given.add(person.address)
        return isNew ? delegates.add([id, person.address]) : undefined
      })
      if (people.length === 0) kit.byHand(key, 'reason.otherByHand')
      else kit.carried(places.find(Boolean) ?? place, key)
    }
  }
  kit.add(list)
  kit.add(delegates)
}

function* permissions(kit: Kit, { isWritten }: Sifted) {
  const csv = gamFile('delegates', 'Mailbox', 'Grantee')
  // Those of a mailbox to the same one follow each other.
  const pairs = new Map<Grant['row'], Grant[]>()
  for (const grant of kit.grants) pairs.set(grant.row, [...(pairs.get(grant.row) ?? []), grant])
  const isPerson = (subject: Subject<LintEntity>) =>
    subject.row.kind === 'user' && isWritten(subject)
  const delegates = ({ value }: Grant) => value === 'FULL_ACCESS' || value === 'SEND_ON_BEHALF'
  for (const grants of pairs.values()) {
    yield
    const [{ mailbox, grantee } = {}] = grants
    if (!mailbox || !grantee || !isPerson(mailbox) || !isPerson(grantee)) continue
    if (!grants.some(delegates)) continue
    const place = csv.add([mailbox.address, grantee.address])
    // What WorkMail may add one day is nothing that a delegate can be known to do.
    for (const grant of grants)
      if (delegates(grant) || grant.value === 'SEND_AS') kit.carried(place, grant.key)
  }
  kit.add(csv)
}

function* hidden(kit: Kit, { users, groups, resources }: Sifted) {
  const csv = gamFile('hidden', 'Email', 'Kind')
  for (const each of [...users, ...groups]) {
    yield
    if (each.row.hidden) kit.carried(csv.add([each.address, each.row.kind]), ...hiddenKeys(each))
  }
  for (const each of resources)
    for (const key of hiddenKeys(each)) kit.byHand(key, 'notHeld.hidden')
  kit.add(csv)
}

/** Users and members for the admin console, and the rest for GAM7. Source: KIT-20, KIT-21, KIT-22. */
export const googleWorkspace: Recipe = {
  ...{ target: 'Google', version: 'GAM7', checkedOn: '2026-11-28' },
  holds: {
    ...{ user: 'carried', profile: 'carried', alias: 'carried', group: 'carried' },
    ...{ member: 'carried', resource: 'carried', booking: 'partly', delegate: 'partly' },
    ...{ FULL_ACCESS: 'partly', SEND_AS: 'byHand', SEND_ON_BEHALF: 'partly' },
    ...{
      groupPermission: 'byHand',
      quota: 'byHand',
      hidden: 'carried',
      description: 'byHand',
      policy: 'byHand',
    },
  },
  samples: {
    '10-users/users.csv': googleUserHeadings,
    '20-groups/members.csv': memberHeadings,
  },
  readMe: {
    ...copyMail('mbox'),
    users: { notes: ['google.note.users'] },
    groups: {
      commands: ['cd 30-gam', 'sh run.sh', 'sh run.sh --apply'],
      notes: ['google.note.gam', 'google.note.members'],
    },
    permissions: { notes: ['google.note.delegates'] },
  },
  *make(kit) {
    const sifted = yield* sift(kit, {
      ...{ user: refusalOfUser, group: refusalOfGroup, resource: refusalOfResource },
      resourcesMove: true,
    })
    yield* googleUsers(kit, sifted)
    yield* groups(kit, sifted)
    yield* resources(kit, sifted)
    yield* permissions(kit, sifted)
    yield* hidden(kit, sifted)
    kit.addProgram('30-gam/run.sh', program('gam-run.sh'))
    kit.addProgram('30-gam/run.ps1', program('gam-run.ps1'))
    addConverter(kit)
  },
}
