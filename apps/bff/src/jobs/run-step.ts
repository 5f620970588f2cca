import { isDeepStrictEqual } from 'node:util'
import type { Facts, JobProblem, JobRow, JobStep } from '@mailroom/schemas'
import { Refusal } from '../operations/refusal.ts'
import type { DirectoryReader } from './directory-reader.ts'
import { matches } from './facts/fact.ts'
import { factOf } from './facts/index.ts'
import { Interruption, interrupts } from './interruption.ts'
import { problemOf } from './problem-of.ts'
import { filled } from './step.ts'

/** How often a step is sent when AWS fails without having done it. */
const maxSends = 3

/** How often it is looked what is there, until two looks agree. */
const maxLooks = 5

export type StepRunner = {
  reader: DirectoryReader
  /** Makes a step ready to be sent; what it returns is why that is not possible. */
  prepare: (row: JobRow, step: JobStep) => JobProblem | undefined
  /** Whether the row may still begin, or go on where it is under way. */
  mayGoOn: (row: JobRow) => boolean
  /**
   * Waits for the row's turn, writes down that it is under way and what it sends, and lets it be sent at once; false where it must not.
   */
  inTurn: (row: JobRow, send: () => Promise<void>) => Promise<boolean>
  /** Sends a step through the operation's handler; false where another process may have taken over, and nothing was sent. Errors: Refusal. */
  send: (row: JobRow, step: JobStep) => Promise<boolean>
  /** A step that was sent, and found done only by looking. */
  foundDone: (row: JobRow, step: JobStep) => Promise<void>
}

/** Reads what a step is about. Errors: Interruption, for what cannot be read now can be read later. */
async function lookOnce(row: JobRow, step: JobStep, reader: DirectoryReader) {
  try {
    // A user whose creation was found done only by looking is known by name so far.
    row.entity.id ??= (await reader.describe(row.entity.name, 'USER'))?.id
    const input = filled(step.input, row.entity)
    return await factOf(step.operation).read({ input, entity: row.entity, reader })
  } catch (error) {
    throw new Interruption(problemOf(error))
  }
}

/**
 * Reads what a step is about. A fact takes several calls, and AWS may carry a write out between them: what is neither as before nor as
 * after is believed only when the next look says the same. Errors: Interruption.
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
  step.problem = problemOf(error)
}

/**
 * Sends a step that is not done, until it is done, refused, or nobody can tell. An answer that got lost is not believed: what is there is
 * read again. `wasSent` where it may have been sent before. Source: contract of jobs, "Process death".
 */
async function sendStep(
  row: JobRow,
  step: JobStep,
  runner: StepRunner,
  wasSent: boolean,
): Promise<void> {
  let isInDoubt = wasSent
  for (let sends = 1; ; sends++) {
    try {
      const isSent = await runner.send(row, step)
      if (isSent) step.state = 'DONE'
      else if (!isInDoubt) step.state = 'PLANNED'
      return
    } catch (error) {
      if (interrupts(error)) {
        if (!isInDoubt) step.state = 'PLANNED'
        throw new Interruption(problemOf(error))
      }
      const isRefused = error instanceof Refusal && error.status < 500
      if (isRefused && !isInDoubt) return fail(step, error)
      isInDoubt = true
      const finding = compare(await look(row, step, runner.reader), step)
      if (finding === 'done') {
        step.state = 'DONE'
        await runner.foundDone(row, step)
        return
      }
      if (finding === 'unknown') {
        step.state = 'UNKNOWN'
        step.problem = problemOf(error)
        return
      }
      if (isRefused || sends === maxSends) return fail(step, error)
    }
  }
}

/** Whether a step that was under way when its process died was carried out; false where it has to be sent still. */
async function settle(row: JobRow, step: JobStep, runner: StepRunner): Promise<boolean> {
  const finding = compare(await look(row, step, runner.reader), step)
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

/** How what a step is about differs from what the plan found: nothing has to be done any more, or it is a conflict. */
function differenceOf(now: Facts | undefined, step: JobStep): Partial<JobStep> | undefined {
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
 * Carries out one step of a row: `false` where it must not go on, because the job was paused or cancelled before the row began, or another
 * process has it. Errors: Interruption, after which the step is `PLANNED`, or `RUNNING` where it has to be looked at again.
 */
export async function runStep(row: JobRow, step: JobStep, runner: StepRunner): Promise<boolean> {
  const wasSent = step.state === 'RUNNING'
  if (wasSent) {
    if (await settle(row, step, runner)) return true
  } else {
    const difference = differenceOf(await look(row, step, runner.reader), step)
    if (!runner.mayGoOn(row)) return false
    if (difference) {
      Object.assign(step, difference)
      return true
    }
  }
  step.problem = runner.prepare(row, step)
  step.state = step.problem ? 'FAILED' : 'RUNNING'
  if (step.problem) return true
  const isBegun = await runner.inTurn(row, () => sendStep(row, step, runner, wasSent))
  if (!isBegun && !wasSent) step.state = 'PLANNED'
  return isBegun && step.state !== 'PLANNED' && step.state !== 'RUNNING'
}
