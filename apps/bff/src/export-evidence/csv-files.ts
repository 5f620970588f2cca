import { createHash } from 'node:crypto'
import { daysLeft } from '@mailroom/schemas/directory-rules'
import { EntityState } from '@mailroom/schemas/entity-state'
import { kindNumber } from '@mailroom/schemas/snapshot-kinds'
import { UserRole } from '@mailroom/schemas/users'
import * as z from 'zod'
import { mailboxOf } from '../exit/mailboxes.ts'
import type { Lines } from '../snapshots/lines.ts'
import { newestRows } from './pack-rows.ts'
import { parseResultLog } from './result-log.ts'
import { type Db, type EvidenceRecord, parsed } from './tables.ts'

/**
 * Writes a value of a CSV. One that a spreadsheet would take for a formula is preceded by an
 * apostrophe, unless only programs read the column.
 */
function field(value: string, isData: boolean): string {
  const safe = !isData && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Returns a line of a CSV. Source: RFC 4180. */
function csvLine(values: readonly (string | number | undefined)[], isData = false): string {
  return `${values.map((value) => field(String(value ?? ''), isData)).join(',')}\r\n`
}

/** Returns the part of a file name that follows from an id; others have been seen in foreign jobs. */
export function fileNameOf(entityId: string): string {
  if (/^[\w-]{1,100}$/.test(entityId)) return entityId
  return createHash('sha256').update(entityId).digest('hex').slice(0, 32)
}

/** The state of an export as the lists have it: what is accepted counts as that. */
function shownStateOf({ state, accepted_at: accepted }: EvidenceRecord): string {
  return accepted !== null && state !== 'VERIFIED' ? 'ACCEPTED' : (state ?? 'NOT_CHECKED')
}

/** Writes `archives.csv`; a mailbox whose log is not known has no hash. Source: VER-06. */
export async function* archivesCsv(db: Db, directory: string): AsyncGenerator<string> {
  yield csvLine(['entity', 'file', 'sha384', 'messages', 'state'])
  for await (const rows of newestRows(db, directory))
    for (const row of rows) {
      const { entity_id: id, log } = row
      const told = log === null ? undefined : parseResultLog(log)
      const numbers = [told?.sha384Hash, told?.totalMessages]
      yield csvLine([id, `${fileNameOf(id)}.zip`, ...numbers, shownStateOf(row)], true)
    }
}

/** Writes where the archives are; a key with characters that the script would split is left away. */
export async function* copyCsv(db: Db, directory: string): AsyncGenerator<string> {
  const [, region = ''] = directory.split(' ')
  yield csvLine(['region', 'file', 'address'])
  for await (const rows of newestRows(db, directory))
    for (const { entity_id: id, bucket, archive, path } of rows) {
      const { key } = z
        .object({ key: z.string() })
        .parse(archive ? JSON.parse(archive) : { key: path ?? '' })
      if (/^[\w!.*'()/-]+$/.test(key))
        yield csvLine([region, `${fileNameOf(id)}.zip`, `s3://${bucket}/${key}`], true)
    }
}

export async function* acceptedCsv(db: Db, directory: string): AsyncGenerator<string> {
  yield csvLine(['entity', 'name', 'state', 'level', 'by', 'at', 'reason'])
  for await (const rows of newestRows(db, directory))
    for (const row of rows)
      if (row.accepted_at !== null)
        yield csvLine([
          ...[row.entity_id, row.name ?? '', row.state ?? '', parsed(row).level],
          ...[row.accepted_by ?? '', row.accepted_at, row.accepted_reason ?? ''],
        ])
}

const Mailbox = z.object({
  id: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  role: z.optional(UserRole),
  state: EntityState,
  disabledDate: z.string().optional(),
})

/**
 * The mailboxes of a snapshot without a complete export, and why a person does not need one.
 * Source: EXIT-06, VER-07.
 */
export async function* missingMailboxes(
  db: Db,
  lines: Lines,
  { directory, snapshotId, at }: { directory: string; snapshotId: string; at: string },
) {
  const exported = new Set<string>()
  for await (const rows of newestRows(db, directory))
    for (const { entity_id: id } of rows) exported.add(id)
  const excluded = await db
    .selectFrom('mailbox_exclusion')
    .select(['entity_id', 'reason'])
    .where('directory', '=', directory)
    .execute()
  const reasons = new Map(excluded.map(({ entity_id: id, reason }) => [id, reason]))
  for (const kind of ['user', 'resource'] as const) {
    const number = kindNumber(kind)
    for await (const some of lines.inOrder(db, snapshotId, { from: number, to: number }))
      for (const { line } of some) {
        const { role: userRole, ...mailbox } = Mailbox.parse(JSON.parse(line))
        const { id, disabledDate } = mailbox
        const isOfOthers = kind === 'user' && (userRole ?? 'USER') !== 'USER'
        if (isOfOthers || exported.has(id)) continue
        const days = disabledDate === undefined ? -1 : daysLeft(disabledDate, new Date(at))
        const type = kind === 'user' ? ('USER' as const) : ('RESOURCE' as const)
        const isKept = mailboxOf({ ...mailbox, type, userRole }, days) !== 'none'
        yield {
          ...mailbox,
          notNeeded: reasons.get(id) ?? (isKept ? '' : 'Amazon WorkMail has no mailbox of it'),
        }
      }
  }
}

export async function* missingCsv(
  missing: ReturnType<typeof missingMailboxes>,
): AsyncGenerator<string> {
  yield csvLine(['entity', 'name', 'address', 'state', 'notNeededBecause'])
  for await (const { id, name = '', email = '', state = '', notNeeded } of missing)
    yield csvLine([id, name, email, state, notNeeded])
}

const Address = z.object({
  address: z.string(),
  ownerId: z.string(),
  ownerKind: z.string(),
  primary: z.boolean().optional(),
})

/** The addresses of the newest snapshot, to try after the move. Source: VER-08. */
export async function* probesCsv(db: Db, lines: Lines, snapshotId: string): AsyncGenerator<string> {
  yield csvLine(['address', 'kind', 'owner', 'expected target object'])
  const number = kindNumber('address')
  for await (const some of lines.inOrder(db, snapshotId, { from: number, to: number }))
    yield some
      .map(({ line }) => Address.parse(JSON.parse(line)))
      .map(({ address, ownerId, ownerKind, primary }) =>
        csvLine([address, primary ? 'primary' : 'alias', ownerId, ownerKind.toLowerCase()]),
      )
      .join('')
}
