import { isOperationId, type JobRow, type JobRowState, rolesIn } from '@mailroom/schemas'
import * as z from 'zod/mini'
import type { Pace } from '../aws/pace.ts'
import type { Scope } from '../directory-index/scope.ts'
import { touchedBy } from '../directory-index/touched-by.ts'
import { type Performer, perform } from '../operations/perform.ts'
import { eventOf, recorded } from '../operations/recorded.ts'
import { Refusal, refusal } from '../operations/refusal.ts'
import { storeNow } from '../store/store-clock.ts'
import type { JobTableRow } from '../store/tables.ts'
import { allAtOnce } from './all-at-once.ts'
import type { DirectoryReader } from './directory-reader.ts'
import { Interruption } from './interruption.ts'
import type { JobPasswords } from './job-passwords.ts'
import type { JobRows } from './job-rows.ts'
import { type JobTable, problemText } from './job-table.ts'
import { runRow } from './run-row.ts'
import type { StepRunner } from './run-step.ts'
import { filled } from './step.ts'

/** Rows read at a time. */
const batch = 100

/** How many entities are marked stale at a time. */
const staleBatch = 50

export type Running = {
  performer: Performer
  scope: Scope
  table: JobTable
  rows: JobRows
  reader: DirectoryReader
  passwords: JobPasswords
  atOnce: number
  holder: string
  pace: Pace
  /** Returns whether this process may still take rows of the job. */
  goesOn: () => boolean
  /** Returns whether this process may finish the rows that are under way. */
  mayFinish: () => boolean
  /** Returns whether no other process can have taken the connection over. */
  holdsLease: () => boolean
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
  const { performer, scope, table, rows, reader, passwords, atOnce, holder, pace } = running
  const { audit, directoryIndex } = performer
  const person = { accountId: job.account, name: job.account_name, roles: rolesIn(job.role) }
  let stale = new Set<string>()
  /**
   * True once the job was paused or a row may not begin. No further row is taken; the runner then
   * checks how to go on.
   */
  let isStopped = false
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
    const body: Record<string, unknown> = { ...scope, ...filled(input, row.entity) }
    const requestId = `job-${job.id}-${row.number}-${number}`
    const { type, id, name, displayName } = row.entity
    const target = { kind: type, id, name: displayName ?? name }
    return { id: operation, person, requestId, body, known: { target, before } }
  }

  const runner: StepRunner = {
    reader,
    prepare: passwords.prepare,
    mayGoOn,
    async inTurn(row, send) {
      const isUnderWay = row.state === 'RUNNING'
      const mayBegin = () => isUnderWay || mayTakeRows()
      const isBegun = await pace.inTurn(async () => {
        const begin = () => rows.begin(job.id, row, { holder, isUnderWay })
        if (!mayGoOn(row) || !(await begin())) return false
        row.state = 'RUNNING'
        await send()
        return true
      }, mayBegin)
      isStopped ||= isBegun !== true
      return isBegun ?? false
    },
    async send(row, step) {
      const call = callOf(row, step)
      const password = passwords.of(row, step)
      const body = password === undefined ? call.body : { ...call.body, password }
      const touch = (answer?: unknown) => {
        for (const { id } of touchedBy(call.id, body, answer)?.touched ?? []) stale.add(id)
      }
      touch()
      try {
        const answer = await recorded(performer, { ...call, body }, (note) => {
          if (!running.holdsLease())
            throw refusal('JobStateConflict', 'Another process has taken this over.')
          return perform(performer, { ...call, body, note, paced: true })
        })
        touch(answer)
        const { data: created } = Created.safeParse(answer)
        if (created) row.entity.id = created.userId
        return true
      } catch (error) {
        if (error instanceof Refusal && error.error.code === 'JobStateConflict') return false
        throw error
      }
    },
    async foundDone(row, step) {
      const call = callOf(row, step)
      const { before } = call.known
      await audit.single(eventOf(call), { outcome: 'FoundDone', result: 'SUCCEEDED', before })
    },
  }

  const work = async (row: JobRow) => {
    try {
      await runRow(row, runner)
    } finally {
      if (row.state !== 'PLANNED' && row.state !== 'RUNNING') passwords.forget(row)
      await rows.end(job.id, row, holder)
      await markStale(staleBatch)
    }
  }

  /**
   * Pauses a job that AWS stops, until a person resumes it. In a cancelled job, the open rows
   * become unknown.
   */
  const interrupt = async ({ problem }: Interruption) => {
    const waits = { problem: problemText(problem) }
    if (await table.move(job.id, ['RUNNING', 'PAUSED'], 'PAUSED', waits)) return
    await rows.changeState(job.id, 'RUNNING', 'UNKNOWN')
  }

  // Whoever worked on it before may have ended before the index was told.
  const isContinued =
    (await rows.after(job.id, 0, 1, ['RUNNING', 'DONE', 'FAILED', 'UNKNOWN'])).length > 0

  try {
    await allAtOnce(rowsLeft(rows, job), atOnce, work, mayTakeRows)
    await markStale(0)
    if (isContinued) await directoryIndex.refresh(scope)
    const ended = { ended_at: (await storeNow(performer.store)).toISOString() }
    if (job.state === 'RUNNING' && mayTakeRows())
      await table.move(job.id, ['RUNNING'], 'COMPLETED', ended)
    // A job that was paused when its last rows were under way has nothing left to resume.
    else if ((await rows.after(job.id, 0, 1, ['PLANNED', 'RUNNING'])).length === 0)
      await table.move(job.id, ['PAUSED'], 'COMPLETED', ended)
  } catch (error) {
    if (!(error instanceof Interruption)) throw error
    await interrupt(error)
  } finally {
    await markStale(0)
    // A row that has sent nothing may have been under way when the other rows were cancelled.
    if ((await table.state(job.id)) === 'CANCELLED')
      await rows.changeState(job.id, 'PLANNED', 'CANCELLED')
  }
}
