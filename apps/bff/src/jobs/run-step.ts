import { isDeepStrictEqual } from 'node:util'
import type { Facts, JobProblem, JobRow, JobStep } from '@mailroom/schemas/job-rows'
import { Refusal } from '../operations/refusal.ts'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import type { DirectoryReader } from './directory-reader.ts'
import { matches } from './facts/fact.ts'
import { factOf } from './facts/index.ts'
import { Interruption, interrupts, isCut, isPassing } from './interruption.ts'
import { problemOfError } from './problem-of-error.ts'
import { filled } from './step.ts'

/** How often a step is sent, before the job waits, if AWS fails without carrying it out. */
const maxSends = 3

/**
 * What follows when AWS has failed on a step: it is sent again, because AWS did not carry it out;
 * nothing, because it is completed; or it is over for now. `isInDoubt` says that AWS may have
 * carried it out, or still may.
 */
export type AfterFailure =
  | { next: 'AGAIN' }
  | { next: 'DONE' }
  | { next: 'OVER'; isInDoubt: boolean }

/** How often the current state is read, until two readings agree. */
const maxLooks = 5

export type StepRunner = {
  reader: DirectoryReader
  /** Prepares a step for sending; returns a problem if that is impossible. */
  prepare: (row: JobRow, step: JobStep) => Promise<JobProblem | undefined>
  /** Returns whether the row may still begin, or go on if it is under way. */
  mayGoOn: (row: JobRow) => boolean
  /**
   * Waits for the row's turn, records that it is under way and what it sends, and then sends.
   * Returns false if it must not send.
   */
  inTurn: (row: JobRow, send: () => Promise<void>) => Promise<boolean>
  /**
   * Sends a step through the operation's handler, as often as `afterFailure` asks for, under one
   * entry of the audit trail. Returns false if another process may have taken over, and nothing was
   * sent. Errors: that of the last time.
   */
  send: (
    row: JobRow,
    step: JobStep,
    afterFailure: (error: unknown) => Promise<AfterFailure>,
  ) => Promise<boolean>
  /**
   * Closes what the audit trail has as begun of a step whose process ended, and that is not
   * completed, or nobody can tell.
   */
  interrupted: (row: JobRow, step: JobStep) => Promise<void>
  /** Returns whether the job may still wait for AWS; else a step that AWS fails on is given up. */
  mayWait: () => boolean
  /** Handles a step that was sent, and that only a reading shows as completed. */
  foundDone: (row: JobRow, step: JobStep) => Promise<void>
}

/**
 * Reads the fact of a step. Errors: Interruption, because a later reading can succeed; those of
 * `isCut`.
 */
export async function lookOnce(row: JobRow, step: JobStep, reader: DirectoryReader) {
  try {
    // A user whose creation only a reading has shown is known only by name so far.
    row.entity.id ??= (await reader.describe(row.entity.name, 'USER'))?.id
    const input = filled(step.input, row.entity)
    const { operation, before } = step
    return await factOf(operation).read({ input, entity: row.entity, reader, before })
  } catch (error) {
    if (isCut(error)) throw error
    throw new Interruption(problemOfError(error), isPassing(error))
  }
}

/**
 * Reads the fact of a step. A fact takes several calls, and AWS may carry out a write between them.
 * A value that is neither the old nor the new one therefore counts only if the next reading agrees.
 * Errors: Interruption.
 */
async function look(row: JobRow, step: JobStep, reader: DirectoryReader) {
  let now = await lookOnce(row, step, reader)
  for (let looks = 1; looks < maxLooks && compare(now, step) === 'unknown'; looks++) {
    if (now === undefined) break
    const again = await lookOnce(row, step, reader)
    if (isDeepStrictEqual(again, now)) break
    now = again
  }
  return now
}

type Finding = 'done' | 'not done' | 'unknown'

function compare(now: Facts | undefined, { before, after }: JobStep): Finding {
  if (now === undefined) return 'unknown'
  if (matches(now, after)) return 'done'
  return matches(now, before) ? 'not done' : 'unknown'
}

function fail(step: JobStep, error: unknown): void {
  step.state = 'FAILED'
  step.problem = problemOfError(error)
}

/**
 * Sends a step until it is completed, refused, or unknown. After a lost answer it reads the current
 * state. If the store cannot be used, the step stays as it is, and whoever takes the row up later
 * checks it. `wasSent` says that the step may have been sent before. Source: contract of jobs,
 * "Process death".
 */
async function sendStep(
  row: JobRow,
  step: JobStep,
  runner: StepRunner,
  wasSent: boolean,
): Promise<void> {
  let isInDoubt = wasSent
  let sends = 0
  /** Ends the step after the last failure. Absent if nothing was found out since. */
  let end: (() => void) | undefined

  const afterFailure = async (error: unknown): Promise<AfterFailure> => {
    sends++
    const over = (ends: () => void, doubt = isInDoubt): AfterFailure => {
      end = ends
      return { next: 'OVER', isInDoubt: doubt }
    }
    if (isCut(error) || error instanceof StoreUnavailable)
      return over(() => {
        // It stays under way, and whoever goes on finds out what became of it.
        throw error
      })
    if (interrupts(error))
      return over(() => {
        if (!isInDoubt) step.state = 'PLANNED'
        throw new Interruption(problemOfError(error), isPassing(error))
      })
    const isRefused = error instanceof Refusal && error.status < 500
    if (isRefused && !isInDoubt) return over(() => fail(step, error))
    isInDoubt = true
    const looked = await look(row, step, runner.reader).then(
      (now) => ({ finding: compare(now, step) }),
      (failure: unknown) => ({ failure }),
    )
    if ('failure' in looked)
      return over(() => {
        throw looked.failure
      })
    const { finding } = looked
    if (finding === 'done') return { next: 'DONE' }
    if (finding === 'unknown')
      return over(() => {
        step.state = 'UNKNOWN'
        step.problem = problemOfError(error)
      })
    if (isRefused) return over(() => fail(step, error), false)
    if (sends < maxSends) return { next: 'AGAIN' }
    return over(() => {
      if (runner.mayWait()) throw new Interruption(problemOfError(error), true)
      fail(step, error)
    })
  }

  try {
    const isSent = await runner.send(row, step, afterFailure)
    if (isSent) step.state = 'DONE'
    else if (!isInDoubt) step.state = 'PLANNED'
  } catch (error) {
    if (error instanceof StoreUnavailable) {
      if (!isInDoubt && error.error.mayHaveChanged === false) step.state = 'PLANNED'
      throw error
    }
    if (end) return end()
    // A fault of our own, perhaps after AWS's answer: the next try finds out.
    if (runner.mayWait()) throw new Interruption(problemOfError(error), true)
    step.state = 'UNKNOWN'
    step.problem = problemOfError(error)
  }
}

/**
 * Returns whether a step that was under way when its process ended is completed; false if it still
 * has to be sent.
 */
async function checkInterruptedStep(
  row: JobRow,
  step: JobStep,
  runner: StepRunner,
): Promise<boolean> {
  const finding = compare(await look(row, step, runner.reader), step)
  if (finding !== 'done') await runner.interrupted(row, step)
  if (finding === 'not done') return false
  if (finding === 'done') {
    step.state = 'DONE'
    await runner.foundDone(row, step)
  } else {
    step.state = 'UNKNOWN'
    step.problem = {
      code: 'Unknown',
      message: 'It was sent, and nobody can tell whether it was carried out.',
    }
  }
  return true
}

/** Compares the fact of a step with the plan: the step is already completed, or in conflict. */
export function differenceOf(now: Facts | undefined, step: JobStep): Partial<JobStep> | undefined {
  if (now === undefined || matches(now, step.before)) return undefined
  if (matches(now, step.after)) return { state: 'UNCHANGED' }
  return {
    state: 'FAILED',
    problem: {
      code: 'Conflict',
      message: 'Somebody else has changed this since it was planned.',
      current: now,
    },
  }
}

/**
 * Carries out one step of a row; `isContinued` if the row was under way before. Returns `false` if it must not go on, because the job was paused
 * or cancelled before the row began, or another process has it. Errors: Interruption; the step is
 * then `PLANNED`, or `RUNNING` if it has to be checked.
 */
export async function runStep(
  row: JobRow,
  step: JobStep,
  runner: StepRunner,
  isContinued: boolean,
): Promise<boolean> {
  const wasSent = step.state === 'RUNNING'
  if (wasSent) {
    if (await checkInterruptedStep(row, step, runner)) return true
  } else {
    // A step counts as not sent if the database did not answer when its intent was recorded; the
    // intent may be there all the same.
    if (isContinued) await runner.interrupted(row, step)
    const difference = differenceOf(await look(row, step, runner.reader), step)
    if (!runner.mayGoOn(row)) return false
    if (difference) {
      Object.assign(step, difference)
      return true
    }
  }
  step.problem = await runner.prepare(row, step)
  step.state = step.problem ? 'FAILED' : 'RUNNING'
  if (step.problem) return true
  const isBegun = await runner.inTurn(row, () => sendStep(row, step, runner, wasSent))
  if (!isBegun && !wasSent) step.state = 'PLANNED'
  return isBegun && step.state !== 'PLANNED' && step.state !== 'RUNNING'
}
