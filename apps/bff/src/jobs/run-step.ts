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

export type StepRunner = {
  reader: DirectoryReader
  /** Makes a step ready to be sent; what it returns is why that is not possible. */
  prepare: (row: JobRow, step: JobStep) => JobProblem | undefined
  /** Writes down that the row is about to send a step; false where it must not. */
  begin: (row: JobRow) => Promise<boolean>
  /** Sends a step through the operation's handler. Errors: Refusal. */
  send: (row: JobRow, step: JobStep) => Promise<void>
  /** A step that was sent, and found done only by looking. */
  foundDone: (row: JobRow, step: JobStep) => Promise<void>
}

/** Reads what a step is about. Errors: Interruption, for what cannot be read now can be read later. */
async function look(row: JobRow, step: JobStep, reader: DirectoryReader) {
  try {
    // A user whose creation was found done only by looking is known by name so far.
    row.entity.id ??= (await reader.describe(row.entity.name, 'USER'))?.id
    const input = filled(step.input, row.entity)
    return await factOf(step.operation).read({ input, entity: row.entity, reader })
  } catch (error) {
    throw new Interruption(problemOf(error))
  }
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
 * read again. Source: contract of jobs, "Process death".
 */
async function sendStep(row: JobRow, step: JobStep, runner: StepRunner): Promise<void> {
  let isInDoubt = false
  for (let sends = 1; ; sends++) {
    try {
      await runner.send(row, step)
      step.state = 'DONE'
      return
    } catch (error) {
      if (interrupts(error)) {
        step.state = 'PLANNED'
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

/** Whether what a step is about is as the plan found it; what is not is a conflict, and what is so already needs nothing. */
async function isAsPlanned(row: JobRow, step: JobStep, runner: StepRunner): Promise<boolean> {
  const now = await look(row, step, runner.reader)
  if (now === undefined || matches(now, step.before)) return true
  if (matches(now, step.after)) step.state = 'UNCHANGED'
  else {
    step.state = 'FAILED'
    step.problem = {
      code: 'Conflict',
      message: 'Somebody else has changed this since it was planned.',
      current: now,
    }
  }
  return false
}

/**
 * Carries out one step of a row: `false` where it must not go on, because the job was paused or cancelled, or another process has it.
 * Errors: Interruption, after which the step is `PLANNED`, or `RUNNING` where it has to be looked at again.
 */
export async function runStep(row: JobRow, step: JobStep, runner: StepRunner): Promise<boolean> {
  const wasSent = step.state === 'RUNNING'
  if (wasSent ? await settle(row, step, runner) : !(await isAsPlanned(row, step, runner)))
    return true
  step.problem = runner.prepare(row, step)
  step.state = step.problem ? 'FAILED' : 'RUNNING'
  if (step.problem) return true
  if (!(await runner.begin(row))) {
    if (!wasSent) step.state = 'PLANNED'
    return false
  }
  await sendStep(row, step, runner)
  return true
}
