import {
  evidenceLevels,
  evidenceStates,
  Finding,
  GivenResult,
} from '@mailroom/schemas/export-evidence'
import { foldText } from '@mailroom/schemas/fold-text'
import type { Kysely, Selectable, Updateable } from 'kysely'
import * as z from 'zod'
import type { ExportEvidenceRow } from '../store/export-tables.ts'
import type { Tables } from '../store/tables.ts'

export type Db = Kysely<Tables>
export type EvidenceRecord = Selectable<ExportEvidenceRow>
export type EvidenceChange = Updateable<ExportEvidenceRow>

const Json = z.string().transform((text): unknown => JSON.parse(text))

const Archive = z.object({
  key: z.string(),
  size: z.number(),
  etag: z.string(),
  lastModified: z.string(),
})
export type Archive = z.infer<typeof Archive>

/** What a row has as JSON, and what it has as one of several words. */
const Read = z.object({
  findings: Json.pipe(z.array(Finding)),
  given: Json.pipe(z.array(GivenResult)),
  archive: z.nullable(Json.pipe(Archive)),
  keys: Json.pipe(z.object({ seen: z.array(z.string()), count: z.number() })),
  state: z.nullable(z.enum(evidenceStates)),
  level: z.literal(evidenceLevels),
  wanted_level: z.nullable(z.literal([0, 1, 2, 3])),
})

/**
 * Returns a row with its JSON parsed, and with the level that people are told: what the target has is
 * proved beside what the archive is proved to be. Source: VER-01 level 4.
 */
export function parsed(row: EvidenceRecord) {
  const read = Read.parse(row)
  const { state, level: archiveLevel, findings } = read
  const isAtTarget = state === 'VERIFIED' && findings.some(({ code }) => code === 'atTarget')
  return { ...row, ...read, archiveLevel, level: isAtTarget ? (4 as const) : archiveLevel }
}
export type ParsedEvidence = ReturnType<typeof parsed>

/** An export that evidence hangs on. */
export type EvidenceJob = {
  jobId: string
  entityId: string
  name?: string | undefined
  email?: string | undefined
  bucket: string
  prefix: string
  path?: string | undefined
  pass?: number | undefined
  startedAt?: string | undefined
  endedAt?: string | undefined
}

/** Returns what a mailbox is sorted and found by. */
export function searchedBy({
  entityId,
  name = entityId,
  email = '',
}: Pick<EvidenceJob, 'entityId' | 'name' | 'email'>) {
  return { sort_key: foldText(name), search: foldText(`${name} ${email} ${entityId}`) }
}

/** Makes the row of an export, to be checked up to a level; one that is there stays as it is. */
export async function addEvidence(
  db: Db,
  directory: string,
  job: EvidenceJob,
  wantedLevel: number | null = null,
): Promise<void> {
  await db
    .insertInto('export_evidence')
    .values({
      ...{ directory, job_id: job.jobId, entity_id: job.entityId },
      ...{ name: job.name ?? null, email: job.email ?? null },
      ...{ bucket: job.bucket, prefix: job.prefix, path: job.path ?? null, pass: job.pass ?? 1 },
      ...{ started_at: job.startedAt ?? '', ended_at: job.endedAt ?? null },
      ...searchedBy(job),
      ...{ level: 0, findings: '[]', given: '[]', keys: '{"seen":[],"count":0}', read_mb: 0 },
      wanted_level: wantedLevel,
    })
    .onConflict((conflict) => conflict.columns(['directory', 'job_id']).doNothing())
    .execute()
}

export async function findEvidence(
  db: Db,
  directory: string,
  jobId: string,
): Promise<EvidenceRecord | undefined> {
  return db
    .selectFrom('export_evidence')
    .selectAll()
    .where('directory', '=', directory)
    .where('job_id', '=', jobId)
    .executeTakeFirst()
}

export async function updateEvidence(
  db: Db,
  { directory, job_id: jobId }: Pick<EvidenceRecord, 'directory' | 'job_id'>,
  change: EvidenceChange,
): Promise<void> {
  await db
    .updateTable('export_evidence')
    .set(change)
    .where('directory', '=', directory)
    .where('job_id', '=', jobId)
    .execute()
}
