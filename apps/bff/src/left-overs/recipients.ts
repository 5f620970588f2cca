import type { AnnouncementLanguage } from '@mailroom/schemas/announcement-texts'
import type { AnnouncementSettings } from '@mailroom/schemas/announcements'
import type { Entity } from '@mailroom/schemas/entities'
import { kindNumber, type SnapshotRow } from '@mailroom/schemas/snapshot-kinds'
import * as z from 'zod/mini'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Scope } from '../directory-index/scope.ts'
import { newestSnapshot } from '../exit/snapshot-facts.ts'
import type { Lines } from '../snapshots/lines.ts'
import type { Store } from '../store/open-store.ts'

/** Somebody who gets an announcement. */
export type Recipient = { address: string; name: string; language: AnnouncementLanguage }

type Person = { address: string; name: string }

/** Who is there: the people with mailboxes, whose each address is, and the members of groups. */
type People = {
  source: 'snapshot' | 'index'
  asOf: string | undefined
  byId: ReadonlyMap<string, Person>
  /** The ids of owners, groups too, by their addresses in lower case. */
  owners: ReadonlyMap<string, string>
  /** Undefined where nobody knows them. */
  members: ReadonlyMap<string, readonly string[]> | undefined
}

const some = z.optional(z.string())
const User = z.object({
  ...{ id: z.string(), name: some, displayName: some, email: some, state: some, role: some },
})
const Group = z.object({ id: z.string(), email: some })
const Address = z.object({ address: z.string(), ownerId: some })
const Membership = z.object({ groupId: z.string(), memberId: z.string() })

function personOf(user: z.infer<typeof User>): Person | undefined {
  const { email: address, name = address, displayName = name, state, role = 'USER' } = user
  // Who has no mailbox, or one elsewhere, does not move.
  if (address === undefined || state !== 'ENABLED' || role !== 'USER') return undefined
  return { address, name: displayName || address }
}

async function peopleInSnapshot(
  store: Store,
  lines: Lines,
  { snapshotId, createdAt: asOf }: { snapshotId: string; createdAt: string },
): Promise<People> {
  const byId = new Map<string, Person>()
  const owners = new Map<string, string>()
  const members = new Map<string, string[]>()
  const own = (address: string | undefined, id: string | undefined) => {
    if (address && id !== undefined) owners.set(address.toLowerCase(), id)
  }
  const readers: readonly [SnapshotRow['kind'], (line: unknown) => void][] = [
    [
      'user',
      (line) => {
        const user = User.parse(line)
        const person = personOf(user)
        own(user.email, user.id)
        if (person) byId.set(user.id, person)
      },
    ],
    [
      'group',
      (line) => {
        const { id, email } = Group.parse(line)
        own(email, id)
        members.set(id, [])
      },
    ],
    [
      'address',
      (line) => {
        const { address, ownerId } = Address.parse(line)
        own(address, ownerId)
      },
    ],
    [
      'membership',
      (line) => {
        const { groupId, memberId } = Membership.parse(line)
        members.set(groupId, [...(members.get(groupId) ?? []), memberId])
      },
    ],
  ]
  for (const [kind, read] of readers) {
    const number = kindNumber(kind)
    for await (const batch of lines.inOrder(store, snapshotId, { from: number, to: number }))
      for (const { line } of batch) read(JSON.parse(line))
  }
  return { source: 'snapshot', asOf, byId, owners, members }
}

function peopleInIndex(entities: readonly Entity[], asOf: string | undefined): People {
  const byId = new Map<string, Person>()
  const owners = new Map<string, string>()
  for (const { id, type, userRole: role, email, aliases = [], ...entity } of entities) {
    if (type !== 'USER') continue
    const person = personOf({ id, email, role, ...entity })
    if (person) byId.set(id, person)
    for (const address of [...(email === undefined ? [] : [email]), ...aliases])
      owners.set(address.toLowerCase(), id)
  }
  return { source: 'index', asOf, byId, owners, members: undefined }
}

/** Returns the members of a group, those of its groups too, each once. */
function membersOf(members: NonNullable<People['members']>, groupId: string): Set<string> {
  const found = new Set<string>([groupId])
  for (const id of found) for (const member of members.get(id) ?? []) found.add(member)
  return found
}

type Problem = 'noGroup' | 'noDomain' | 'noSnapshot' | 'nobody'

/** Returns the people that the settings choose; those that nobody is have their address as name. */
function chosen(
  people: People,
  { recipients, recipientsOf = '', pastedAddresses }: AnnouncementSettings,
): { persons: Person[]; unknown: string[]; problem?: Problem } {
  const everybody = [...people.byId.values()]
  if (recipients === 'everybody') return { persons: everybody, unknown: [] }
  if (recipients === 'domain') {
    const end = `@${recipientsOf.toLowerCase().replace(/^@/, '')}`
    const persons = everybody.filter(({ address }) => address.toLowerCase().endsWith(end))
    return { persons, unknown: [], ...(persons.length === 0 ? { problem: 'noDomain' } : {}) }
  }
  if (recipients === 'group') {
    if (!people.members) return { persons: [], unknown: [], problem: 'noSnapshot' }
    const groupId = people.owners.get(recipientsOf.toLowerCase())
    if (groupId === undefined || !people.members.has(groupId))
      return { persons: [], unknown: [], problem: 'noGroup' }
    const persons = [...membersOf(people.members, groupId)].flatMap(
      (id) => people.byId.get(id) ?? [],
    )
    return { persons, unknown: [] }
  }
  const persons = new Map<string, Person>()
  const unknown: string[] = []
  for (const address of pastedAddresses) {
    const person = people.byId.get(people.owners.get(address.toLowerCase()) ?? '')
    if (!person) unknown.push(address)
    const { address: own, name } = person ?? { address, name: address }
    persons.set(own.toLowerCase(), { address: own, name })
  }
  return { persons: [...persons.values()], unknown }
}

type Sources = { store: Store; lines: Lines; directoryIndex: DirectoryIndex }

/** Returns who gets announcements, in the order of their addresses. Source: EXIT-14. */
export async function recipientsOf(
  { store, lines, directoryIndex }: Sources,
  scope: Scope,
  settings: AnnouncementSettings,
) {
  const snapshot = await newestSnapshot(store, scope)
  const listed = snapshot ? undefined : await directoryIndex.known(scope)
  const people = snapshot
    ? await peopleInSnapshot(store, lines, snapshot)
    : peopleInIndex(listed?.entities ?? [], listed?.index.asOf)
  const { persons, unknown, problem } = chosen(people, settings)
  const others = new Map(
    settings.languageLines.map((line): [string, AnnouncementLanguage] => {
      // An address may have the sign in it, too.
      const at = line.lastIndexOf('=')
      const language = z.enum(['en', 'de', 'id']).parse(line.slice(at + 1).trim())
      return [line.slice(0, at).trim().toLowerCase(), language]
    }),
  )
  // A line may name any of somebody's addresses.
  const owned = new Map(
    [...others].flatMap(([address, language]) => {
      const person = people.byId.get(people.owners.get(address) ?? '')
      return person ? [[person.address.toLowerCase(), language] as const] : []
    }),
  )
  const recipients = persons
    .map(({ address, name }): Recipient => {
      const key = address.toLowerCase()
      const language = others.get(key) ?? owned.get(key) ?? settings.language
      return { address, name, language }
    })
    .sort((one, other) => (one.address < other.address ? -1 : 1))
  const why = problem ?? (recipients.length === 0 ? 'nobody' : undefined)
  return {
    ...{ recipients, unknown, source: people.source, asOf: people.asOf },
    ...(why ? { problem: why } : {}),
  }
}
