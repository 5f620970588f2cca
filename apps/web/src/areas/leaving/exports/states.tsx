import type { ExportJob } from '@mailroom/schemas/export-jobs'
import { type ExportItemState, isActive } from '@mailroom/schemas/export-run-states'
import {
  type DescribedExportRun,
  type ExportItem,
  type ExportRun,
  exportSkipReasons,
} from '@mailroom/schemas/export-runs'
import { Status, type StatusType } from '@mailroom/ui/Status'
import type { useField } from '../../../kit/form/use-field.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { progressOf, toRetry } from './use-run.ts'

type ShownRun = ExportRun['state'] | 'PAUSING' | 'CANCELLING' | 'PARTLY'

/** Returns the state that people are told: includes jobs under way, and mailboxes that failed. */
export function shownRun(run: ExportRun): ShownRun {
  const { state } = run
  if (state === 'PAUSED' && isActive(run)) return 'PAUSING'
  const { RUNNING = 0, STARTING = 0 } = run.counts
  if (state === 'CANCELLED' && RUNNING + STARTING > 0) return 'CANCELLING'
  if (state !== 'COMPLETED' || toRetry(run) === 0) return state
  // One failure stopped all of them.
  return run.problem === undefined ? 'PARTLY' : 'FAILED'
}

const runSigns = {
  PLANNED: 'pending',
  RUNNING: 'in-progress',
  PAUSED: 'stopped',
  PAUSING: 'stopped',
  COMPLETED: 'success',
  PARTLY: 'warning',
  FAILED: 'error',
  CANCELLED: 'stopped',
  CANCELLING: 'stopped',
} satisfies Record<ShownRun, StatusType>

export function useRunWords(): (run: ExportRun) => string {
  const text = useText('exportQueue')
  return (run) => {
    const shown = shownRun(run)
    return shown === 'PAUSED' && run.pauseReason !== undefined
      ? text(`paused.${run.pauseReason}`)
      : text(`run.${shown}`)
  }
}

/** Returns what has become of the mailboxes of a run: what failed does not count as done. */
export function useProgressWords(): (run: ExportRun) => string {
  const text = useText('exportQueue')
  const { number } = useFormats()
  return (run) => {
    const { all, done, failed, cancelled } = progressOf(run)
    const counts = { done: number(done), failed: number(failed), all: number(all) }
    return text('endedOf', { ...counts, cancelled })
  }
}

/** The state of a run, in words and with an icon. */
export function RunState({ run }: { run: ExportRun }) {
  const words = useRunWords()
  const isStuck = run.state === 'PAUSED' && run.pauseReason !== 'person'
  return <Status type={isStuck ? 'error' : runSigns[shownRun(run)]}>{words(run)}</Status>
}

export const itemSigns = {
  PLANNED: 'pending',
  WAITING: 'pending',
  STARTING: 'in-progress',
  RUNNING: 'in-progress',
  COMPLETED: 'success',
  FAILED: 'error',
  CANCELLED: 'stopped',
  LOST: 'error',
  SKIPPED: 'stopped',
} satisfies Record<ExportItemState, StatusType>

/** The states, those that need attention first. */
export const itemStates = [
  ...(['FAILED', 'LOST', 'RUNNING', 'STARTING', 'WAITING', 'PLANNED'] as const),
  ...(['CANCELLED', 'SKIPPED', 'COMPLETED'] as const),
] satisfies readonly ExportItemState[]

/** Returns the state of a mailbox in words: what it waits for, and how far it is. */
export function useItemWords(): (item: ExportItem) => string {
  const text = useText('exportQueue')
  return ({ state, waitReason, progress = 0, cancelAsked, isMismatch }) => {
    if (isMismatch) return text('mismatch')
    if (state === 'WAITING' && waitReason !== undefined) return text(`wait.${waitReason}`)
    if (state === 'RUNNING' && cancelAsked) return text('cancelling')
    if (state === 'RUNNING' && progress > 0) return text('runningAt', { progress })
    if (state === 'COMPLETED' && cancelAsked) return text('tooLate')
    return text(`item.${state}`)
  }
}

/** Returns why a mailbox is where it is: why it is left out, until when it waits, what failed. */
export function useWhyWords(): (item: ExportItem) => string | undefined {
  const text = useText('exportQueue')
  const { dateTime } = useFormats()
  return ({ state, skipReason, dueAt, otherJobId, purgeAt, problem, errorInfo }) => {
    const said = [
      otherJobId !== undefined && text('otherRuns'),
      state === 'PLANNED' && dueAt !== undefined && text('plannedDue', { at: dateTime(dueAt) }),
      skipReason && text(`skip.${skipReason}`),
      state === 'WAITING' && dueAt !== undefined && text('dueAt', { at: dateTime(dueAt) }),
      purgeAt !== undefined &&
        skipReason !== 'purged' &&
        skipReason !== 'gone' &&
        text('purgeAt', { at: dateTime(purgeAt) }),
      errorInfo ?? problem?.message ?? problem?.code,
    ].filter((words) => typeof words === 'string')
    return said.length === 0 ? undefined : said.join(' ')
  }
}

/**
 * Returns what the mailboxes of a run wait for, a sentence for each: a slot is not the 24 hours that AWS
 * wants between two exports of a mailbox. Source: XQ-04, XQ-08.
 */
export function useWaitsWords(): (run: DescribedExportRun) => string[] {
  const text = useText('exportQueue')
  const { dateTime } = useFormats()
  return ({ state, counts, cooldownWaits, nextDueAt }) => {
    const others = (counts.WAITING ?? 0) - cooldownWaits
    const next = nextDueAt && text('nextDue', { count: cooldownWaits, at: dateTime(nextDueAt) })
    return [
      others > 0 && text(state === 'PAUSED' ? 'waitingPaused' : 'waiting', { count: others }),
      cooldownWaits > 0 && `${text('waitingCooldown', { count: cooldownWaits })} ${next ?? ''}`,
    ].filter((words) => typeof words === 'string')
  }
}

/**
 * Returns what a field says that was refused: why none of the mailboxes can be exported, in the words
 * of the list of a plan. Source: XQ-02.
 */
export function useSkippedWords() {
  const text = useText('exportQueue')
  return ({
    problem,
    errorText,
  }: Pick<ReturnType<typeof useField>, 'problem' | 'errorText'>): string | undefined => {
    const codes = problem?.split(' ') ?? []
    const reasons = exportSkipReasons.filter((reason) => codes.includes(reason))
    return reasons.length === 0 ? errorText : reasons.map((each) => text(`skip.${each}`)).join(' ')
  }
}

const jobSigns = {
  RUNNING: 'in-progress',
  COMPLETED: 'success',
  FAILED: 'error',
  CANCELLED: 'stopped',
  LOST: 'error',
} satisfies Record<ExportJob['state'], StatusType>

export const jobStates = Object.keys(jobSigns) as ExportJob['state'][]

/** The state of a job, in words and with an icon. */
export function JobState({ job: { state, progress = 0 } }: { job: ExportJob }) {
  const text = useText('exportQueue')
  const words =
    state === 'RUNNING' && progress > 0 ? text('runningAt', { progress }) : text(`item.${state}`)
  return <Status type={jobSigns[state]}>{words}</Status>
}

/** Returns who started a job, and whether another one's counts as the export of its mailbox. */
export function starterOf({ runId, adoptedAt }: ExportJob) {
  if (runId !== undefined) return 'byMailroom'
  return adoptedAt === undefined ? 'foreign' : 'adopted'
}
