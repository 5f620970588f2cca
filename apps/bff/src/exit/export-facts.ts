import type { ExitMailbox, MailboxExportState } from '@mailroom/schemas/exit'
import { mailboxExportStates } from '@mailroom/schemas/exit'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { newest } from '../export-evidence/lists.ts'
import { evidenceSettings } from '../export-evidence/settings.ts'
import { parsed } from '../export-evidence/tables.ts'
import type { Store } from '../store/open-store.ts'

/** What is known about the export of a mailbox: its newest job, and the evidence for it. */
export type ExportFacts = Pick<
  ExitMailbox,
  'exportState' | 'exportedAt' | 'evidence' | 'verificationLevel'
>

/** Returns what is proved of the newest complete export of each mailbox. Source: VER-01, XQ-08. */
async function evidenceFacts(store: Store, directory: string) {
  const { level: needed } = await evidenceSettings(store, directory)
  const rows = await newest(store, directory).selectAll().execute()
  return new Map(
    rows.map((row) => {
      const { state, level } = parsed(row)
      // Less proof than the settings ask for is none yet.
      const isBelow = state === 'VERIFIED' && level < needed
      const isAccepted = row.accepted_at !== null && (state !== 'VERIFIED' || isBelow)
      const evidence = isAccepted ? 'ACCEPTED' : isBelow ? undefined : (state ?? undefined)
      return [row.entity_id, { ...row, evidence, level }] as const
    }),
  )
}

const isKnown = (state: string): state is MailboxExportState =>
  mailboxExportStates.some((each) => each === state)

/** Returns how far the exports of an organization are, by the id of the user or resource. */
export async function exportFactsOf(store: Store, scope: Scope): Promise<Map<string, ExportFacts>> {
  const directory = directoryOf(scope)
  const [evidence, items, jobs] = await Promise.all([
    evidenceFacts(store, directory),
    store
      .selectFrom('export_item as item')
      .innerJoin('export_run as run', 'run.id', 'item.run_id')
      .select(['item.entity_id', 'item.state'])
      .where('run.directory', '=', directory)
      .orderBy('run.created_at')
      .orderBy('run.id')
      .execute(),
    store
      .selectFrom('export_job')
      .select(['entity_id', 'state', 'ended_at'])
      .where('directory', '=', directory)
      .where('entity_id', 'is not', null)
      .orderBy('started_at')
      .orderBy('job_id')
      .execute(),
  ])
  const facts = new Map<string, ExportFacts>()
  for (const { entity_id: id, state } of [...jobs, ...items])
    if (id !== null && isKnown(state)) facts.set(id, { exportState: state })
  for (const { entity_id: id, state, ended_at: endedAt } of jobs) {
    const known = id === null ? undefined : facts.get(id)
    if (id !== null && known && state === 'COMPLETED' && endedAt !== null)
      facts.set(id, { ...known, exportedAt: endedAt })
  }
  for (const [id, proof] of evidence) {
    const known = facts.get(id) ?? { exportState: 'COMPLETED' }
    facts.set(id, {
      ...known,
      ...(proof.ended_at === null ? {} : { exportedAt: proof.ended_at }),
      ...(proof.evidence === undefined ? {} : { evidence: proof.evidence }),
      verificationLevel: proof.level,
    })
  }
  return facts
}
