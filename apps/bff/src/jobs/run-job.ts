import { isOperationId, type JobRow, type Role, roles } from '@mailroom/schemas'
import * as z from 'zod/mini'
import type { Scope } from '../directory-index/scope.ts'
import { touchedBy } from '../directory-index/touched-by.ts'
import { type Performer, perform, recorded } from '../operations/perform.ts'
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

/** Entities that are marked stale at a time. */
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
  goesOn: () => boolean
}

/** What `users.create` answers. */
const Created = z.object({ userId: z.string() })

function roleOf(text: string): Role {
  const role = roles.find((each) => each === text)
  if (!role) throw new Error(`There is no role ${text}`)
  return role
}

/** The rows that are left, in their order. */
async function* rowsLeft(rows: JobRows, jobId: string): AsyncGenerator<JobRow> {
  let last = 0
  while (true) {
    const found = await rows.after(jobId, last, batch, ['PLANNED', 'RUNNING'])
    if (found.length === 0) return
    yield* found
    last = found.at(-1)?.number ?? last
  }
}

/** Carries out a job, or what is left of it: rows side by side, the steps of a row in order. Errors: those of the store. */
export async function runJob(job: JobTableRow, running: Running): Promise<void> {
  const { performer, scope, table, rows, reader, passwords, atOnce, holder, goesOn } = running
  const { audit, clock, directoryIndex } = performer
  const person = { accountId: job.account, name: job.account_name, role: roleOf(job.role) }
  let stale = new Set<string>()
  /** A row that may not begin stops all: whether the job goes on, and who does, is looked at anew. */
  let isStopped = false
  const mayGoOn = () => goesOn() && !isStopped

  const markStale = async (most: number) => {
    if (stale.size <= most) return
    const ids = [...stale]
    stale = new Set()
    await directoryIndex.markStale(scope, ids)
  }

  const callOf = (row: JobRow, { operation, number, input }: JobRow['steps'][number]) => {
    if (!isOperationId(operation)) throw new Error(`There is no operation ${operation}`)
    const body: Record<string, unknown> = { ...scope, ...filled(input, row.entity) }
    return { id: operation, person, requestId: `job-${job.id}-${row.number}-${number}`, body }
  }

  const runner: StepRunner = {
    reader,
    prepare: passwords.prepare,
    async begin(row) {
      const may = mayGoOn() && (await rows.begin(job.id, row, { holder, now: clock.now() }))
      if (!may) isStopped = true
      return may
    },
    async send(row, step) {
      const call = callOf(row, step)
      const password = passwords.of(row, step)
      const body = password === undefined ? call.body : { ...call.body, password }
      const touch = (answer?: unknown) => {
        for (const { id } of touchedBy(call.id, body, answer)?.touched ?? []) stale.add(id)
      }
      touch()
      const answer = await recorded(audit, { ...call, body }, () =>
        perform(performer, { ...call, body, paced: true }),
      )
      touch(answer)
      const { data: created } = Created.safeParse(answer)
      if (created) row.entity.id = created.userId
    },
    async foundDone(row, step) {
      const { id, requestId } = callOf(row, step)
      const { accountId: account, role } = person
      await audit.outcome({ requestId, account, role, operation: id, input: {} }, 'FoundDone')
    },
  }

  const work = async (row: JobRow) => {
    try {
      await runRow(row, runner, async () => (await table.state(job.id)) === 'CANCELLED')
    } finally {
      if (row.state !== 'PLANNED' && row.state !== 'RUNNING') passwords.forget(row)
      await rows.end(job.id, row, holder)
      await markStale(staleBatch)
    }
  }

  try {
    await allAtOnce(rowsLeft(rows, job.id), atOnce, work, mayGoOn)
    if (mayGoOn()) {
      const ended_at = clock.now().toISOString()
      await table.move(job.id, ['RUNNING'], 'COMPLETED', { ended_at })
    }
  } catch (error) {
    if (!(error instanceof Interruption)) throw error
    await table.move(job.id, ['RUNNING'], 'PAUSED', { problem: problemText(error.problem) })
  } finally {
    await markStale(0)
  }
}
