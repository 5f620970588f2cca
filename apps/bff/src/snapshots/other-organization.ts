import { isDeepStrictEqual } from 'node:util'
import { kindNumber, snapshotKinds } from '@mailroom/schemas/snapshot-kinds'
import type { SnapshotKind } from '@mailroom/schemas/snapshots'
import * as z from 'zod'
import { canonicalJson, compareCodePoints } from './canonical.ts'
import type { Compared, LineSource } from './compare.ts'
import type { Line, LinePlace, Lines } from './lines.ts'
import type { Db } from './tables.ts'

/** The kinds with an id by which other lines name them. */
const mapped = [
  ...(['user', 'group', 'resource'] as const),
  ...(['impersonationRole', 'mobileDeviceAccessRule', 'retentionPolicy'] as const),
] as const

/** The members that AWS gives each thing by itself: they differ between any two organizations. */
const ofTheirOwn = new Set([
  ...['arn', 'directoryId', 'completedDate', 'enabledDate', 'disabledDate', 'dateCreated'],
  ...['mailboxProvisionedDate', 'mailboxDeprovisionedDate', 'dateModified', 'created'],
  ...['identityStoreId', 'identityProviderUserId', 'recordedAt'],
])

const Thing = z.object({
  id: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
})
type Thing = z.infer<typeof Thing>

const Organization = z.object({ id: z.string() })

/** How many lines are looked up at once. */
const batch = 500

async function* things(db: Db, lines: Lines, id: string, kind: SnapshotKind) {
  const place = kindNumber(kind)
  for await (const some of lines.inOrder(db, id, { from: place, to: place }))
    for (const { line } of some) yield line
}

/** Returns the ids of the other organization with those of their partners here. */
async function partners(db: Db, lines: Lines, [ours, theirs]: readonly [string, string]) {
  const ids = new Map<string, string>()
  for (const kind of mapped) {
    const byEmail = new Map<string, string>()
    const byName = new Map<string, string>()
    for await (const line of things(db, lines, ours, kind)) {
      const { id, name, email } = Thing.parse(JSON.parse(line))
      if (email !== undefined) byEmail.set(email, id)
      if (name !== undefined) byName.set(name.toLowerCase(), id)
    }
    const taken = new Set<string>()
    const pair = (id: string, own: string | undefined) => {
      if (own === undefined || taken.has(own)) return false
      taken.add(own)
      ids.set(id, own)
      return true
    }
    const left: Thing[] = []
    for await (const line of things(db, lines, theirs, kind)) {
      const thing = Thing.parse(JSON.parse(line))
      if (!pair(thing.id, thing.email && byEmail.get(thing.email))) left.push(thing)
    }
    for (const { id, name } of left) pair(id, name && byName.get(name.toLowerCase()))
  }
  const organizations: string[] = []
  for (const each of [ours, theirs])
    for await (const line of things(db, lines, each, 'organization'))
      organizations.push(Organization.parse(JSON.parse(line)).id)
  const [own, other] = organizations
  if (own !== undefined && other !== undefined) ids.set(other, own)
  return ids
}

/** Returns a value without what says nothing in the other organization; sets are in order. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every((each) => typeof each === 'string')
      ? [...value].sort(compareCodePoints)
      : value.map(comparable)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([name]) => !ofTheirOwn.has(name))
  return Object.fromEntries(members.map(([name, member]) => [name, comparable(member)]))
}

/** The kinds whose order depends on ids. */
const reordered = new Set(
  Object.entries(snapshotKinds)
    .filter(([, { key }]) => key.some((member) => /^id$|Id$/.test(member)))
    .map(([kind]) => Object.keys(snapshotKinds).indexOf(kind)),
)

type Entry = { key: string; sortKey: string }

/** Returns the keys of a kind in the order that they have with the ids of their partners. */
async function keysInOrder(db: Db, id: string, kind: number, ids: Map<string, string>) {
  const found = await db
    .selectFrom('snapshot_line')
    .select('sort_key as key')
    .where('snapshot_id', '=', id)
    .where('kind', '=', kind)
    .execute()
  const entries: Entry[] = found.map(({ key }) => ({
    key,
    sortKey: key
      .split('\u0001')
      .map((part) => ids.get(part) ?? part)
      .join('\u0001'),
  }))
  return entries.sort((one, other) => compareCodePoints(one.sortKey, other.sortKey))
}

/**
 * Compares a snapshot with one of another organization: its ids are replaced with those of their
 * partners, which have the same primary address, or else the same name. What has no partner is
 * added or removed. Source: INV-12.
 */
export async function acrossOrganizations(
  db: Db,
  lines: Lines,
  [ours, theirs]: readonly [string, string],
): Promise<Compared> {
  const ids = await partners(db, lines, [ours, theirs])
  const orders = new Map<number, Promise<Entry[]>>()
  // Every quoted text of a line is looked up; names of members are no ids.
  const translated = (line: string) =>
    line.replace(/"([^"\\]+)"/g, (whole, text) => {
      const own = ids.get(text)
      return own === undefined ? whole : `"${own}"`
    })

  async function* ofKind(kind: number, after: LinePlace | undefined): AsyncGenerator<Line[]> {
    const order = orders.get(kind) ?? keysInOrder(db, theirs, kind, ids)
    orders.set(kind, order)
    const entries = await order
    const start =
      after?.kind === kind
        ? entries.findIndex(({ sortKey }) => compareCodePoints(sortKey, after.sortKey) > 0)
        : 0
    if (start === -1) return
    for (let from = start; from < entries.length; from += batch) {
      const some = entries.slice(from, from + batch)
      const found = await lines.find(db, theirs, { kinds: [kind], keys: some.map((e) => e.key) })
      const byKey = new Map(found.map((line) => [line.sortKey, line.line]))
      yield some.flatMap(({ key, sortKey }) => {
        const line = byKey.get(key)
        return line === undefined ? [] : [{ kind, sortKey, line: translated(line) }]
      })
    }
  }

  const other: LineSource = async function* ({ from, to, after }) {
    for (let kind = Math.max(from, after?.kind ?? from); kind <= to; kind++) {
      if (reordered.has(kind)) {
        yield* ofKind(kind, after)
        continue
      }
      const place = after?.kind === kind ? after : undefined
      for await (const some of lines.inOrder(db, theirs, { from: kind, to: kind, after: place }))
        yield some.map((line) => ({ ...line, line: translated(line.line) }))
    }
  }

  return {
    sources: [(range) => lines.inOrder(db, ours, range), other],
    differ(before, after) {
      if (before === after) return undefined
      const [old, fresh] = [comparable(JSON.parse(before)), comparable(JSON.parse(after))]
      if (isDeepStrictEqual(old, fresh)) return undefined
      return { before: canonicalJson(Object(old)), after: canonicalJson(Object(fresh)) }
    },
  }
}
