import {
  type ExitMailbox,
  mailboxEvidenceStates,
  mailboxExportStates,
} from '@mailroom/schemas/exit'
import * as z from 'zod'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { shownLevel } from '../export-evidence/lists.ts'
import { evidenceSettings } from '../export-evidence/settings.ts'
import type { Store } from '../store/open-store.ts'

/** What is known about the export of a mailbox: its newest job, and the evidence for it. */
export type ExportFacts = Pick<
  ExitMailbox,
  'exportState' | 'exportedAt' | 'evidence' | 'verificationLevel'
>

const ExportState = z.enum(mailboxExportStates)
const EvidenceState = z.enum(mailboxEvidenceStates)

/**
 * Returns the newest complete export of each mailbox: one of Mailroom, or one that a person has
 * adopted. Source: XQ-16, XQ-17.
 */
async function completeExports(store: Store, directory: string) {
  const rows = await store
    .selectFrom('export_job')
    .select(['entity_id', 'job_id', 'ended_at'])
    .where('directory', '=', directory)
    .where('state', '=', 'COMPLETED')
    .where('entity_id', 'is not', null)
    .where((is) => is.or([is('run_id', 'is not', null), is('adopted_by', 'is not', null)]))
    .orderBy('started_at')
    .orderBy('job_id')
    .execute()
  return new Map(rows.map((row) => [row.entity_id ?? '', row]))
}

/** Returns what is proved of each export. An accepted one is settled, whatever was found. */
async function evidenceOf(store: Store, directory: string) {
  const rows = await store
    .selectFrom('export_evidence')
    .select(['job_id', 'state', 'level', 'accepted_at'])
    .select(shownLevel().as('shown_level'))
    .where('directory', '=', directory)
    .where((is) => is.or([is('state', 'is not', null), is('accepted_at', 'is not', null)]))
    .execute()
  return new Map(rows.map((row) => [row.job_id, row]))
}

/** Returns the state of each mailbox in the newest run that has it. */
async function statesInRuns(store: Store, directory: string) {
  const rows = await store
    .selectFrom('export_item')
    .innerJoin('export_run', 'export_run.id', 'export_item.run_id')
    .select(['export_item.entity_id', 'export_item.state'])
    .where('export_run.directory', '=', directory)
    .orderBy('export_run.created_at')
    .orderBy('export_run.id')
    .execute()
  return new Map(rows.map(({ entity_id: id, state }) => [id, ExportState.parse(state)]))
}

/**
 * Returns how far the exports of an organization are, by the id of the user or resource. A mailbox
 * with a complete export counts as exported, also while it is exported again. A proof below the level
 * that the organization asks for does not settle it. Source: EXIT-05, VER-01.
 */
export async function exportFactsOf(store: Store, scope: Scope): Promise<Map<string, ExportFacts>> {
  const directory = directoryOf(scope)
  const [complete, evidence, states, settings] = await Promise.all([
    completeExports(store, directory),
    evidenceOf(store, directory),
    statesInRuns(store, directory),
    evidenceSettings(store, directory),
  ])
  const facts = new Map<string, ExportFacts>()
  for (const [id, exportState] of states) facts.set(id, { exportState })
  for (const [id, job] of complete) {
    const proof = evidence.get(job.job_id)
    const isVerified = proof?.state === 'VERIFIED'
    const isEnough = !isVerified || proof.level >= settings.level
    const isAccepted = proof?.accepted_at && !(isVerified && isEnough)
    const proved = isAccepted ? 'ACCEPTED' : isEnough ? proof?.state : 'BELOW_LEVEL'
    facts.set(id, {
      exportState: 'COMPLETED',
      ...(job.ended_at === null ? {} : { exportedAt: job.ended_at }),
      ...(proved ? { evidence: EvidenceState.parse(proved) } : {}),
      ...(proof ? { verificationLevel: proof.shown_level } : {}),
    })
  }
  return facts
}
