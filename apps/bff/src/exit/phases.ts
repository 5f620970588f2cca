import type { CutOverState } from '@mailroom/schemas/cut-overs'
import {
  type ExitMailbox,
  type ExitPhase,
  exitPhaseIds,
  snapshotValidDays,
} from '@mailroom/schemas/exit'
import { isSettled } from './mailboxes.ts'
import type { KnownSnapshot } from './snapshot-facts.ts'

const dayMs = 24 * 60 * 60_000

/** What the phases are computed from. Nothing else is, and nobody sets them. Source: EXIT-06. */
export type PhaseFacts = {
  now: Date
  /** The first moment after the service has ended. */
  endsAt: Date
  snapshot: KnownSnapshot | undefined
  isSnapshotBeingRead: boolean
  /** Undefined while the directory is not listed. */
  mailboxes: readonly ExitMailbox[] | undefined
  exportSettings: 'none' | 'failed' | 'set'
  /** How many items of the checklist are open, and of how many. */
  leftOvers: { left: number; total: number }
  /** How far the cut-over of each domain is; `none` for one that nobody has begun. */
  cutOvers: readonly (CutOverState | 'none')[]
}

function inventory({ now, endsAt, snapshot, isSnapshotBeingRead }: PhaseFacts): ExitPhase {
  const phase = { id: 'inventory' } as const
  if (!snapshot)
    return isSnapshotBeingRead
      ? { ...phase, state: 'underWay', reason: 'snapshotBeingRead' }
      : { ...phase, state: 'notStarted', reason: 'noSnapshot' }
  const { snapshotId, createdAt, isComplete } = snapshot
  // After the end of the service nobody can take another one: the last one stays valid.
  const until = Math.min(now.getTime(), endsAt.getTime())
  const isOld = until - Date.parse(createdAt) > snapshotValidDays * dayMs
  if (isComplete && !isOld) return { ...phase, state: 'done', snapshotId }
  if (isSnapshotBeingRead) return { ...phase, state: 'underWay', reason: 'snapshotBeingRead' }
  return isComplete
    ? { ...phase, state: 'underWay', reason: 'snapshotOld', snapshotId }
    : { ...phase, state: 'blocked', reason: 'snapshotIncomplete', snapshotId }
}

function exports({ mailboxes, exportSettings }: PhaseFacts): ExitPhase {
  const phase = { id: 'exports' } as const
  if (!mailboxes) return { ...phase, state: 'notStarted', reason: 'directoryUnread' }
  const wanted = mailboxes.filter(({ exportState }) => exportState !== 'NO_MAILBOX')
  const open = wanted.filter((mailbox) => !isSettled(mailbox))
  const counts = { left: open.length, total: wanted.length }
  if (open.length === 0) return { ...phase, state: 'done', ...counts }
  const isBegun =
    open.length < wanted.length || open.some(({ exportState }) => exportState !== 'NOT_EXPORTED')
  const state = isBegun ? 'underWay' : 'notStarted'
  if (exportSettings === 'failed')
    return { ...phase, state: 'blocked', reason: 'exportCheckFailed', ...counts }
  if (exportSettings === 'none') return { ...phase, state, reason: 'exportsNotSetUp', ...counts }
  return { ...phase, state, reason: 'mailboxesLeft', ...counts }
}

function verification({ mailboxes }: PhaseFacts): ExitPhase {
  const phase = { id: 'verification' } as const
  if (!mailboxes) return { ...phase, state: 'notStarted', reason: 'directoryUnread' }
  const exported = mailboxes.filter(({ exportState }) => exportState === 'COMPLETED')
  if (exported.length === 0) {
    const isNothingWanted = mailboxes.every(isSettled)
    return isNothingWanted
      ? { ...phase, state: 'done', left: 0, total: 0 }
      : { ...phase, state: 'notStarted', reason: 'nothingExported' }
  }
  const open = exported.filter((mailbox) => !isSettled(mailbox))
  const wrong = open.filter(({ evidence }) => evidence === 'MISMATCH')
  if (wrong.length > 0) {
    const counts = { left: wrong.length, total: exported.length }
    return { ...phase, state: 'blocked', reason: 'mismatch', ...counts }
  }
  const counts = { left: open.length, total: exported.length }
  if (open.length > 0) return { ...phase, state: 'underWay', reason: 'notVerified', ...counts }
  return mailboxes.every(isSettled)
    ? { ...phase, state: 'done', ...counts }
    : { ...phase, state: 'underWay', reason: 'mailboxesLeft', ...counts }
}

function leftOvers({ leftOvers: { left, total } }: PhaseFacts): ExitPhase {
  const phase = { id: 'leftOvers', left, total } as const
  if (left === 0) return { ...phase, state: 'done' }
  return { ...phase, state: left < total ? 'underWay' : 'notStarted', reason: 'itemsLeft' }
}

function cutOver({ cutOvers }: PhaseFacts): ExitPhase {
  const phase = { id: 'cutOver' } as const
  const open = cutOvers.filter((state) => state !== 'DONE')
  const counts = { left: open.length, total: cutOvers.length }
  if (cutOvers.every((state) => state === 'none'))
    return { ...phase, state: 'notStarted', reason: 'noCutOver' }
  if (cutOvers.includes('ROLLED_BACK'))
    return { ...phase, state: 'blocked', reason: 'rollingBack', ...counts }
  return open.length === 0
    ? { ...phase, state: 'done', ...counts }
    : { ...phase, state: 'underWay', reason: 'cutOversLeft', ...counts }
}

/** Returns the phases of leaving WorkMail, in their order. Source: EXIT-06. */
export function phasesOf(facts: PhaseFacts): ExitPhase[] {
  const computed: { [Id in ExitPhase['id']]?: (facts: PhaseFacts) => ExitPhase } = {
    ...{ inventory, exports, verification, cutOver, leftOvers },
  }
  return exitPhaseIds.map(
    (id) =>
      computed[id]?.(facts) ?? { id, state: 'notStarted', reason: 'notInThisVersion' as const },
  )
}
