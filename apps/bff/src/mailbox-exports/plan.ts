import { randomUUID } from 'node:crypto'
import { keptUntil } from '@mailroom/schemas/directory-rules'
import type { Entity } from '@mailroom/schemas/entities'
import type { ExportOrder, ExportSkipReason } from '@mailroom/schemas/export-runs'
import { foldText } from '@mailroom/schemas/fold-text'
import { type Refusal, refusal } from '../operations/refusal.ts'
import { addItems, type Db, inOrder, type NewItem, type RunRecord } from './tables.ts'

/** A user or resource to export; only its id is known if the index has not found it. */
export type Candidate = { id: string; entity?: Entity | undefined }

/** Returns whether each word is in a name or address of a user or resource. Source: XQ-02. */
export function hasInName(
  { name, displayName = '', email = '', aliases = [] }: Entity,
  text = '',
): boolean {
  const shown = [name, displayName, email, ...aliases].map(foldText).join('\n')
  const words = foldText(text).split(' ').filter(Boolean)
  return words.every((word) => shown.includes(word))
}

/** Returns why a mailbox cannot be exported; undefined if it can. Source: XQ-02. */
export function skipReasonOf(
  { entity }: Candidate,
  { tryDisabled, now }: { tryDisabled: boolean; now: Date },
): ExportSkipReason | undefined {
  if (!entity) return 'unknown'
  if (entity.type === 'GROUP') return 'group'
  if (entity.userRole === 'REMOTE_USER') return 'remoteUser'
  if (entity.userRole === 'SYSTEM_USER') return 'systemUser'
  if (entity.userRole === 'RESOURCE') return 'exchangeResource'
  if (entity.state === 'DELETED') return 'deleted'
  if (entity.state === 'ENABLED') return undefined
  const { enabledDate, disabledDate } = entity
  if (disabledDate === undefined && enabledDate === undefined) return 'neverEnabled'
  if (disabledDate !== undefined && keptUntil(disabledDate) <= now.toISOString()) return 'purged'
  return tryDisabled ? undefined : 'disabled'
}

/**
 * Refuses a plan of which nothing remains. At its field it says why, with the codes of all reasons: a
 * plan that there is not shows no list of skipped ones. Source: XQ-02.
 */
export function nothingToExport(
  field: 'entityIds' | 'entityId' | 'everybody' | undefined,
  items: readonly { skip_reason: string | null }[],
): Refusal {
  const code = [...new Set(items.flatMap(({ skip_reason: reason }) => reason ?? []))].join(' ')
  return refusal(
    'NothingToExport',
    'None of these has a mailbox that can be exported as it is.',
    field === undefined || code === '' ? undefined : { [field]: { code } },
  )
}

type Wishes = {
  order: ExportOrder
  tryDisabled: boolean
  /** The ids of those that come first. */
  pilots: ReadonlySet<string>
  now: Date
}

function itemOf(candidate: Candidate, listed: number, wishes: Wishes) {
  const { id, entity } = candidate
  const skipReason = skipReasonOf(candidate, wishes) ?? null
  const name = entity?.displayName ?? entity?.name ?? id
  const { disabledDate } = entity?.state === 'DISABLED' ? entity : {}
  const purgeAt = disabledDate === undefined ? null : keptUntil(disabledDate)
  const isExported = skipReason === null
  const hasSize = isExported && entity?.type === 'USER' && entity.state === 'ENABLED'
  const rank = isExported && purgeAt !== null ? 1 : wishes.pilots.has(id) ? 2 : 3
  return {
    ...{ entity_id: id, entity_kind: entity?.type ?? 'UNKNOWN', position: 0, rank, listed },
    ...{ name, email: entity?.email ?? null, purge_at: purgeAt },
    // One by one: a text in ASCII is folded much faster.
    search: [name, entity?.name ?? '', entity?.email ?? '', id].map(foldText).join(' '),
    ...{ size_mb: null, size_read: hasSize ? 0 : 1 },
    ...{ state: isExported ? 'PLANNED' : 'SKIPPED', skip_reason: skipReason },
    ...{ attempt: 1, retried: 0, cancel_asked: 0 },
  }
}

/** Returns the items of a plan in their order. */
export function planItems(candidates: readonly Candidate[], wishes: Wishes) {
  const items = candidates.map((candidate, at) => itemOf(candidate, at, wishes))
  return inOrder(items, wishes.order).map((item, at) => ({ ...item, position: at + 1 }))
}

/** Stores a plan, and returns the id of its run. */
export async function putPlan(
  db: Db,
  run: Pick<
    RunRecord,
    | ('directory' | 'pass' | 'slots' | 'item_order' | 'settings' | 'everybody')
    | ('created_by' | 'created_at')
  >,
  items: readonly Omit<NewItem, 'run_id'>[],
): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('export_run')
    .values({
      ...{ ...run, id, state: 'PLANNED', unchecked: '[]', cancel_asked: 0 },
      ...{ refusals: 0, failures: 0 },
    })
    .execute()
  await addItems(
    db,
    items.map((item) => ({ ...item, run_id: id })),
  )
  return id
}
