import { plainName } from '@mailroom/schemas/dns-records'
import { kindNumber, type SnapshotRow } from '@mailroom/schemas/snapshot-kinds'
import * as z from 'zod/mini'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Lines } from '../snapshots/lines.ts'
import type { Store } from '../store/open-store.ts'

/** A snapshot of everything that was read to its end. */
export type KnownSnapshot = {
  snapshotId: string
  createdAt: string
  digest: string
  isComplete: boolean
}

/** Returns the newest snapshot of everything that was read to its end, if there is one. */
export async function newestSnapshot(
  store: Store,
  scope: Scope,
): Promise<KnownSnapshot | undefined> {
  const row = await store
    .selectFrom('snapshot')
    .select(['id', 'created_at', 'digest', 'is_complete'])
    .where('directory', '=', directoryOf(scope))
    .where('scope', '=', 'complete')
    .where('state', '=', 'COMPLETED')
    .where('digest', 'is not', null)
    .where('origin', '!=', 'imported')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.digest
    ? {
        ...{ snapshotId: row.id, createdAt: row.created_at },
        ...{ digest: row.digest, isComplete: row.is_complete === 1 },
      }
    : undefined
}

/** Returns whether a snapshot of everything is being read. */
export async function isSnapshotBeingRead(store: Store, scope: Scope): Promise<boolean> {
  const row = await store
    .selectFrom('snapshot')
    .select('id')
    .where('directory', '=', directoryOf(scope))
    .where('scope', '=', 'complete')
    .where('state', '=', 'RUNNING')
    .executeTakeFirst()
  return row !== undefined
}

const text = z.optional(z.string())
const Entity = z.object({
  ...{ id: z.string(), name: text, displayName: text, email: text, state: text, role: text },
  ...{ type: text, disabledDate: text },
})
const Address = z.object({ ownerId: text, primary: z.optional(z.boolean()) })
const Membership = z.object({ groupId: z.string(), memberId: z.string() })
const Permission = z.object({ mailboxId: z.string(), granteeId: z.string() })
const Domain = z.object({ name: z.string(), isTest: z.optional(z.boolean()) })
const Size = z.object({ userId: z.string(), sizeMb: z.optional(z.number()) })

/** What the lines of a snapshot say about each user and resource, by its id. */
export type SnapshotFacts = {
  entities: ReadonlyMap<string, z.infer<typeof Entity> & { kind: 'USER' | 'RESOURCE' }>
  sizes: ReadonlyMap<string, number>
  aliases: ReadonlyMap<string, number>
  groups: ReadonlyMap<string, number>
  given: ReadonlyMap<string, number>
  held: ReadonlyMap<string, number>
  /** The mail domains, without the one that AWS gives. */
  domains: readonly string[]
}

function counter() {
  const counts = new Map<string, number>()
  return {
    counts,
    add: (id: string | undefined) => {
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
    },
  }
}

/** Reads the lines of a snapshot that the table of mailboxes needs. */
export async function snapshotFacts(
  store: Store,
  lines: Lines,
  snapshotId: string,
): Promise<SnapshotFacts> {
  const entities = new Map<string, z.infer<typeof Entity> & { kind: 'USER' | 'RESOURCE' }>()
  const sizes = new Map<string, number>()
  const domains: string[] = []
  const [aliases, groups, given, held] = [counter(), counter(), counter(), counter()]
  const readers: readonly [SnapshotRow['kind'], (line: unknown) => void][] = [
    [
      'user',
      (line) => {
        const user = Entity.parse(line)
        entities.set(user.id, { ...user, kind: 'USER' })
      },
    ],
    [
      'resource',
      (line) => {
        const resource = Entity.parse(line)
        entities.set(resource.id, { ...resource, kind: 'RESOURCE' })
      },
    ],
    [
      'address',
      (line) => {
        const { ownerId, primary } = Address.parse(line)
        if (primary !== true) aliases.add(ownerId)
      },
    ],
    [
      'domain',
      (line) => {
        const { name, isTest = false } = Domain.parse(line)
        if (!isTest) domains.push(plainName(name))
      },
    ],
    ['membership', (line) => groups.add(Membership.parse(line).memberId)],
    [
      'permission',
      (line) => {
        const { mailboxId, granteeId } = Permission.parse(line)
        given.add(mailboxId)
        held.add(granteeId)
      },
    ],
    [
      'mailboxSize',
      (line) => {
        const { userId, sizeMb } = Size.parse(line)
        if (sizeMb !== undefined) sizes.set(userId, sizeMb)
      },
    ],
  ]
  for (const [kind, read] of readers) {
    const number = kindNumber(kind)
    for await (const some of lines.inOrder(store, snapshotId, { from: number, to: number }))
      for (const { line } of some) read(JSON.parse(line))
  }
  return {
    ...{ domains, entities, sizes, aliases: aliases.counts, groups: groups.counts },
    ...{ given: given.counts, held: held.counts },
  }
}
