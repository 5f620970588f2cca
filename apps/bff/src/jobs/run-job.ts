import type { JobRow, JobRowState } from '@mailroom/schemas/job-rows'
import type { JobState } from '@mailroom/schemas/jobs'
import { isOperationId } from '@mailroom/schemas/operations'
import { rolesIn } from '@mailroom/schemas/role'
import * as z from 'zod/mini'
import type { AuditEnding } from '../audit/event.ts'
import { endOpenIntent, interrupted, isRecordedAsDone } from '../audit/open-intents.ts'
import type { Pace } from '../aws/pace.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { entitiesChangedBy } from '../directory-index/entities-changed-by.ts'
import type { Scope } from '../directory-index/scope.ts'
import { type Performer, perform } from '../operations/perform.ts'
import { eventOf, type Note, recorded } from '../operations/recorded.ts'
import { Refusal, refusal } from '../operations/refusal.ts'
import { storeNow } from '../store/store-clock.ts'
import type { JobTableRow } from '../store/tables.ts'
import type { DirectoryReader } from './directory-reader.ts'
import { factOf } from './facts/index.ts'
import { givenPasswords } from './given-passwords.ts'
import { Interruption } from './interruption.ts'
import type { JobPasswords } from './job-passwords.ts'
import { type JobRows, jobRowsOf } from './job-rows.ts'
import { type JobTable, jobTable, problemText } from './job-table.ts'
import { runRow } from './run-row.ts'
import type { StepRunner } from './run-step.ts'
import { filled } from './step.ts'
import { withConcurrency } from './with-concurrency.ts'

/** Rows read at a time. */
const batch = 100

/**
 * How often a job waits while AWS fails on nothing but the same changes; then these fail, so that
 * one of them does not hold up the others for ever. About 18 minutes.
 */
const maxTries = 10

/** How many entities are marked stale at a time. */
const staleBatch = 50

export type Running = {
  performer: Performer
  directoryIndex: DirectoryIndex
  scope: Scope
  table: JobTable
  rows: JobRows
  reader: DirectoryReader
  passwords: JobPasswords
  atOnce: number
  /** The number of this attempt; another one may have taken the job up. */
  attempt: number
  pace: Pace
  /** Returns whether this process may still take rows of the job. */
  goesOn: () => boolean
  /** Returns whether this process may finish the rows that are under way. */
  mayFinish: () => boolean
  /** Returns whether no other process can have taken the connection over. */
  holdsLease: () => boolean
}

/** Returns whether a step failed before anything was sent. */
function isNotSent(error: unknown): boolean {
  const code = error instanceof Refusal ? error.error.code : undefined
  return code === 'JobStateConflict' || code === 'Stopping'
}

/** The answer of `users.create`. */
const Created = z.object({ userId: z.string() })

/**
 * Yields the remaining rows in their order; of a paused or cancelled job, only the rows under way.
 */
async function* rowsLeft(rows: JobRows, { id, state }: JobTableRow): AsyncGenerator<JobRow> {
  const states: JobRowState[] = state === 'RUNNING' ? ['PLANNED', 'RUNNING'] : ['RUNNING']
  let last = 0
  while (true) {
    const found = await rows.after(id, last, batch, states)
    if (found.length === 0) return
    yield* found
    last = found.at(-1)?.number ?? last
  }
}

/**
 * Carries out a job, or the rest of it: rows side by side, the steps of a row in order. Of a paused
 * or cancelled job it finishes the rows under way. Errors: those of the store.
 */
export async function runJob(job: JobTableRow, running: Running): Promise<void> {
  const { performer, scope, table, rows, reader, passwords, atOnce, attempt, pace } = running
  const { directoryIndex } = running
  const { audit, store } = performer
  const given = givenPasswords(store)
  const person = { accountId: job.account, name: job.account_name, roles: rolesIn(job.role) }
  let stale = new Set<string>()
  /**
   * True once the job was paused or a row may not begin. No further row is taken; the runner then
   * checks how to go on.
   */
  let isStopped = false
  let hasEndedRow = false
  const mayTakeRows = () => {
    isStopped ||= !running.goesOn()
    return !isStopped
  }
  const mayGoOn = (row: JobRow) => (row.state === 'RUNNING' ? running.mayFinish() : mayTakeRows())

  const markStale = async (most: number) => {
    if (stale.size <= most) return
    const ids = [...stale]
    stale = new Set()
    await directoryIndex.markStale(scope, ids)
  }

  const callOf = (row: JobRow, { operation, number, input, before }: JobRow['steps'][number]) => {
    if (!isOperationId(operation)) throw new Error(`There is no operation ${operation}`)
    const expected = factOf(operation).expected?.(operation, before)
    const body: Record<string, unknown> = {
      ...scope,
      // Plans that were made by an earlier version may not say in the input what they expect.
      ...(expected && { expected }),
      ...filled(input, row.entity),
    }
    const requestId = `job-${job.id}-${row.number}-${number}`
    const { type, id, name, displayName } = row.entity
    const target = { kind: type, id, name: displayName ?? name }
    return { id: operation, person, requestId, body, known: { target, before } }
  }

  const runner: StepRunner = {
    reader,
    mayWait: () => job.tries < maxTries,
    prepare: passwords.prepare,
    mayGoOn,
    async inTurn(row, send) {
      const isUnderWay = row.state === 'RUNNING'
      const mayBegin = () => isUnderWay || mayTakeRows()
      const isBegun = await pace.inTurn(async () => {
        const begin = () => rows.begin(job.id, row, { attempt, isUnderWay })
        if (!mayGoOn(row) || !(await begin())) return false
        row.state = 'RUNNING'
        await send()
        return true
      }, mayBegin)
      isStopped ||= isBegun !== true
      return isBegun ?? false
    },
    async send(row, step, afterFailure) {
      const call = callOf(row, step)
      const password = passwords.of(row, step)
      const body = password === undefined ? call.body : { ...call.body, password }
      const touch = (answer?: unknown) => {
        for (const { id } of entitiesChangedBy(call.id, body, answer)?.touched ?? []) stale.add(id)
      }
      touch()
      /** Whether AWS may have carried out what was sent before, or still may. */
      let isInDoubt = false
      const sendOnce = (note: Note) => {
        if (!running.holdsLease())
          throw refusal('JobStateConflict', 'Another process has taken this over.')
        return perform(performer, { ...call, body, note, paced: true })
      }
      const sendAsOftenAsNeeded = async (note: Note, onFound: () => void): Promise<unknown> => {
        for (let tries = 1; ; tries++) {
          const counted: Note = (found) =>
            note(tries === 1 ? found : { ...found, details: { ...found.details, tries } })
          counted({})
          try {
            return await sendOnce(counted)
          } catch (error) {
            if (!isNotSent(error)) {
              const after = await afterFailure(error)
              if (after.next === 'AGAIN') {
                isInDoubt = true
                continue
              }
              if (after.next === 'DONE') {
                onFound()
                // The look has found the id that the lost answer named.
                return call.id === 'users.create' ? { userId: row.entity.id } : undefined
              }
              isInDoubt &&= after.isInDoubt
            }
            throw isInDoubt && error instanceof Refusal
              ? error.with({ mayHaveChanged: true })
              : error
          }
        }
      }
      try {
        const answer = await recorded(
          performer,
          { ...call, body, paced: true },
          sendAsOftenAsNeeded,
        )
        touch(answer)
        const { data: created } = Created.safeParse(answer)
        if (created) row.entity.id = created.userId
        return true
      } catch (error) {
        if (isNotSent(error)) return false
        throw error
      }
    },
    async interrupted(row, step) {
      await endOpenIntent(performer.store, audit, eventOf(callOf(row, step)), interrupted)
    },
    async foundDone(row, step) {
      const call = callOf(row, step)
      const event = eventOf(call)
      const { before } = call.known
      const found: AuditEnding = { outcome: 'FoundDone', result: 'SUCCEEDED', before }
      if (await endOpenIntent(performer.store, audit, event, found)) return
      // The process may have ended between the outcome and the end of the row.
      if (await isRecordedAsDone(performer.store, event.requestId)) return
      await audit.single(event, found)
    },
  }

  const work = async (row: JobRow) => {
    try {
      await runRow(row, runner)
    } finally {
      hasEndedRow ||= row.state !== 'PLANNED' && row.state !== 'RUNNING'
      await rows.end(job.id, row, attempt)
      if (passwords.forget(row)) await given.forget({ jobId: job.id, number: row.number }, attempt)
      await markStale(staleBatch)
    }
  }

  const closeCancelled = (from: JobRowState, to: JobRowState) =>
    store.transaction().execute(async (transaction) => {
      await jobRowsOf(transaction).closeAll(job.id, { from, to }, attempt)
      await givenPasswords(transaction).forgetUnneeded(job.id)
    })

  /**
   * Lets a job wait that AWS fails in passing. Pauses one that AWS refuses, until a person resumes
   * it; if it was cancelled, the open rows become unknown.
   */
  const interrupt = async ({ problem, isPassing }: Interruption) => {
    if (isPassing) {
      const tries = (hasEndedRow ? 0 : job.tries) + 1
      return table.wait(job.id, { problem, tries }, attempt)
    }
    const waits = { problem: problemText(problem) }
    if (await table.move(job.id, ['RUNNING', 'PAUSED'], 'PAUSED', waits, attempt)) return
    await closeCancelled('RUNNING', 'UNKNOWN')
  }

  const complete = async (from: JobState) => {
    const ended = { ended_at: (await storeNow(store)).toISOString() }
    await store.transaction().execute(async (transaction) => {
      await jobTable(transaction).move(job.id, [from], 'COMPLETED', ended, attempt)
      await givenPasswords(transaction).forgetUnneeded(job.id)
    })
  }

  // Whoever worked on it before may have ended before the index was told.
  const isContinued =
    (await rows.after(job.id, 0, 1, ['RUNNING', 'DONE', 'PARTLY_DONE', 'FAILED', 'UNKNOWN']))
      .length > 0

  try {
    await withConcurrency(rowsLeft(rows, job), atOnce, work, mayTakeRows)
    await markStale(0)
    if (isContinued && running.mayFinish()) await directoryIndex.refresh(scope)
    if (job.state === 'RUNNING' && mayTakeRows()) await complete('RUNNING')
    // A job that was paused when its last rows were under way has nothing left to resume.
    else if ((await rows.after(job.id, 0, 1, ['PLANNED', 'RUNNING'])).length === 0)
      await complete('PAUSED')
  } catch (error) {
    if (!(error instanceof Interruption)) throw error
    await interrupt(error)
  } finally {
    await markStale(0)
    // A row that has sent nothing may have been under way when the other rows were cancelled.
    await closeCancelled('PLANNED', 'CANCELLED')
  }
}
