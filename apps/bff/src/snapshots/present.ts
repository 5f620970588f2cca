import { foldText } from '@mailroom/schemas/fold-text'
import { kindNumber } from '@mailroom/schemas/snapshot-kinds'
import {
  actionOfCall,
  Snapshot,
  type SnapshotKind,
  type SnapshotLine,
  SnapshotRefusal,
} from '@mailroom/schemas/snapshots'
import { refusal } from '../operations/refusal.ts'
import type { LinePlace, Lines } from './lines.ts'
import { Sealed } from './seal.ts'
import { folderName, snapshotFiles, zipBytes } from './snapshot-files.ts'
import type { Db, SnapshotRecord } from './tables.ts'

/** How many lines a search looks at for one page. */
const lookedAt = 20_000

export type Page = { nextToken?: string | undefined; maxResults: number }

export function placeOf(token: string | undefined): LinePlace | undefined {
  if (token === undefined) return undefined
  const [kind, ...key] = token.split(' ')
  return { kind: Number(kind), sortKey: key.join(' ') }
}

export const tokenOf = ({ kind, sortKey }: LinePlace) => `${kind} ${sortKey}`

/** The members that have the id of a user, group or resource. */
const idMembers = [
  ...['ownerId', 'groupId', 'memberId', 'resourceId', 'delegateId', 'mailboxId', 'granteeId'],
  'userId',
]

export const idsOf = (row: Record<string, unknown>) =>
  idMembers.flatMap((member) => (typeof row[member] === 'string' ? [row[member]] : []))

/** Returns a line with those of the names that it needs. */
export function named<Row extends Record<string, unknown>>(
  row: Row,
  names: Record<string, string>,
) {
  const own = idsOf(row).flatMap((id) => (names[id] === undefined ? [] : [[id, names[id]]]))
  return own.length === 0 ? row : { ...row, names: Object.fromEntries(own) }
}

/** Returns the organization that a snapshot is about. */
export function organizationOf({ directory, ...row }: SnapshotRecord): string {
  return row.organization_id ?? directory.split(' ')[2] ?? ''
}

/** Returns what a snapshot came to. Error: SnapshotIncomplete. */
export function sealedOf(db: Db, lines: Lines, row: SnapshotRecord) {
  const { id, digest, is_complete: isComplete } = row
  if (digest === null || row.sealed === null)
    throw refusal('SnapshotIncomplete', 'The snapshot was not read to its end.')
  const sealed = Sealed.parse(JSON.parse(row.sealed))
  const folder = folderName(organizationOf(row), { digest, isComplete: isComplete === 1 })
  const files = () => snapshotFiles({ db, lines, id }, folder, sealed)
  return { digest, sealed, folder, files, bytes: zipBytes(files()) }
}

/** Returns a snapshot as the API tells it. */
export function described(db: Db, lines: Lines, row: SnapshotRecord, callsLeft: number): Snapshot {
  const of = row.sealed === null ? undefined : sealedOf(db, lines, row)
  const isRunning = row.state === 'RUNNING'
  return Snapshot.parse({
    ...{ snapshotId: row.id, scope: row.scope, state: row.state, origin: row.origin },
    ...{ createdBy: row.created_by, createdAt: row.created_at },
    ...{ endedAt: row.ended_at ?? undefined, callsDone: row.calls_done },
    ...(isRunning ? { callsExpected: row.calls_done + callsLeft } : {}),
    ...{ waitingUntil: row.retry_at ?? undefined, problem: row.problem ?? undefined },
    gaps: (of?.sealed.gaps ?? []).map((gap) => ({
      ...gap,
      ...(gap.code.startsWith('AccessDenied')
        ? { missingAction: actionOfCall(gap.operation) }
        : {}),
    })),
    ...(of
      ? {
          ...{ isComplete: row.is_complete === 1, digest: of.digest, bytes: of.bytes },
          ...{ counts: of.sealed.counts, changedMeanwhile: row.changed },
        }
      : {}),
    ...(row.imported_by === null || row.imported_at === null
      ? {}
      : {
          imported: {
            ...{ by: row.imported_by, at: row.imported_at },
            organizationId: row.organization_id ?? undefined,
            region: row.region ?? undefined,
          },
        }),
    ...(row.refused === null ? {} : { refusal: SnapshotRefusal.parse(JSON.parse(row.refused)) }),
  })
}

type Wanted = Page & { kind: SnapshotKind; text?: string | undefined }

/** Returns a page of lines of one kind. */
export async function listRows(
  db: Db,
  lines: Lines,
  snapshotId: string,
  { kind, text, nextToken, maxResults }: Wanted,
) {
  const number = kindNumber(kind)
  const wanted = text === undefined ? undefined : foldText(text)
  const items: SnapshotLine[] = []
  const withNames = async () => {
    const names = await lines.namesIn(db, snapshotId, items.flatMap(idsOf))
    return items.map((item) => named(item, names))
  }
  let seen = 0
  let last: LinePlace | undefined
  const range = { from: number, to: number, after: placeOf(nextToken) }
  const batch = wanted === undefined ? maxResults + 1 : 1_000
  for await (const some of lines.inOrder(db, snapshotId, { ...range, batch }))
    for (const each of some) {
      if (items.length === maxResults || seen === lookedAt)
        return { items: await withNames(), nextToken: last && tokenOf(last) }
      seen++
      last = each
      if (wanted === undefined || foldText(each.line).includes(wanted))
        items.push(JSON.parse(each.line))
    }
  return { items: await withNames(), nextToken: undefined }
}
