import {
  type Change,
  type Job,
  type JobRow,
  type JobRowState,
  type JobState,
  rolesText,
} from '@mailroom/schemas'
import type { Logger } from 'pino'
import type { Scope } from '../directory-index/scope.ts'
import type { Performer } from '../operations/perform.ts'
import { refusal } from '../operations/refusal.ts'
import type { Person } from '../sessions/session-data.ts'
import { storeNow } from '../store/store-clock.ts'
import type { JobTableRow } from '../store/tables.ts'
import { describeJob, jobName } from './describe-job.ts'
import { directoryReader } from './directory-reader.ts'
import { jobRowsOf } from './job-rows.ts'
import { jobTable } from './job-table.ts'
import { needsPassword, parsePublicKey } from './passwords.ts'
import { planAgain } from './plan-again.ts'
import { planContext } from './plan-context.ts'
import { prepareRetry } from './prepare-retry.ts'
import { jobRunner } from './runner.ts'

type Parts = { performer: Omit<Performer, 'jobs'>; logger: Logger; leaseMs: number }

type Start = {
  publicKey?: string | undefined
  passwords?: Record<string, string> | undefined
}

/** Written out because operations take this type, and jobs carry out operations. */
export type Jobs = {
  plan(scope: Scope, change: Change, person: Person): Promise<string>
  list(scope: Scope, olderThan: string | undefined, limit: number): Promise<Job[]>
  describe(scope: Scope, jobId: string): Promise<Job>
  rows(
    scope: Scope,
    jobId: string,
    page: { after: number; limit: number; states?: readonly JobRowState[] | undefined },
  ): Promise<JobRow[]>
  updateRow(scope: Scope, jobId: string, number: number, email: string): Promise<void>
  start(scope: Scope, jobId: string, person: Person, start: Start): Promise<void>
  pause(scope: Scope, jobId: string): Promise<void>
  resume(scope: Scope, jobId: string): Promise<void>
  cancel(scope: Scope, jobId: string): Promise<void>
  retry(scope: Scope, jobId: string): Promise<void>
  discard(scope: Scope, jobId: string): Promise<void>
  close(): Promise<void>
}

/**
 * Makes bulk changes: a plan first, then a job that carries it out in the background, even after
 * the person signs out.
 */
export function createJobs({ performer: parts, logger, leaseMs }: Parts): Jobs {
  const { store, clients, connections } = parts
  const table = jobTable(store)
  const rows = jobRowsOf(store)
  const given = new Map<string, Map<number, string>>()

  const find = async (scope: Scope, jobId: string): Promise<JobTableRow> => {
    const job = await table.find(scope, jobId)
    if (!job) throw refusal('JobNotFound', 'There is no such plan or job.')
    return job
  }

  const wrongState = (): never => {
    throw refusal('JobStateConflict', 'The plan or job is in another state by now.')
  }

  const describeAll = async (jobs: readonly JobTableRow[]): Promise<Job[]> => {
    const relatives = await table.relatives(jobs)
    const counted = await rows.counts([...jobs, ...relatives].map(({ id }) => id))
    const of = (id: string) => counted.filter(({ jobId }) => jobId === id)
    const nameOf = (job: JobTableRow | undefined) => job && jobName(job, of(job.id))
    return jobs.map((job) => {
      const connection = connections.find(({ id }) => id === job.connection_id)
      return describeJob(job, of(job.id), {
        perSecond: connection ? clients.paceOf(connection).perSecond() : 1,
        undoOf: nameOf(relatives.find(({ id }) => id === job.undo_of)),
        undoneBy: nameOf(relatives.findLast(({ undo_of }) => undo_of === job.id)),
      })
    })
  }

  const jobs: Jobs = {
    /** Begins a plan. Errors: JobNotFound; JobStateConflict if the job cannot be undone. */
    async plan(scope, change, person) {
      if (change.kind === 'undo') {
        const [job] = await describeAll([await find(scope, change.jobId)])
        if (!job?.canUndo) return wrongState()
      }
      const id = await table.add(scope, change, person, await storeNow(store))
      runner.nudge()
      return id
    },

    async list(scope, olderThan, limit) {
      return describeAll(await table.list(scope, olderThan, limit))
    },

    async describe(scope, jobId) {
      const [job] = await describeAll([await find(scope, jobId)])
      return job ?? wrongState()
    },

    async rows(scope, jobId, page) {
      await find(scope, jobId)
      return rows.after(jobId, page.after, page.limit, page.states)
    },

    /**
     * Gives a row of a plan another primary address. Errors: InvalidInput with the problem of the
     * address.
     */
    async updateRow(scope, jobId, number, email) {
      const job = await find(scope, jobId)
      const connection = connections.find(({ id }) => id === scope.connectionId)
      if (job.state !== 'PLANNED' || !connection) return wrongState()
      if (await rows.isGiven(jobId, email, number))
        throw refusal('InvalidInput', `Another row of this plan has the address ${email}.`, {
          email: { code: 'AddressTwiceInPlan' },
        })
      const workmail = await clients.workmail(connection, scope.region, 'read')
      const reader = directoryReader(workmail, scope.organizationId)
      const awsClock = { now: () => clients.now(connection) }
      const common = { store, scope, reader, clock: awsClock, directoryIndex: parts.directoryIndex }
      const context = planContext({ ...common, goesOn: () => true, chosenEmail: email })
      const row = await planAgain(job, await rows.find(jobId, number), context)
      if (!(await rows.replan(jobId, row))) return wrongState()
      if (row.steps.some(needsPassword))
        await table.move(jobId, ['PLANNED'], 'PLANNED', { makes_passwords: 1 })
    },

    /**
     * Starts a plan in the name of the person who starts it. Errors: InvalidInput without a key if
     * passwords have to be made.
     */
    async start(scope, jobId, person, { publicKey, passwords = {} }) {
      const job = await find(scope, jobId)
      const byRow = new Map(
        Object.entries(passwords).map(([number, password]) => [Number(number), password]),
      )
      if (job.makes_passwords === 1 && publicKey === undefined)
        throw refusal('InvalidInput', 'Passwords are made: a public key is needed to seal them.', {
          publicKey: { code: 'required' },
        })
      if (publicKey !== undefined) parsePublicKey(publicKey)
      given.set(jobId, byRow)
      const isStarted = await table.move(jobId, ['PLANNED'], 'RUNNING', {
        account: person.accountId,
        account_name: person.name,
        role: rolesText(person.roles),
        started_at: (await storeNow(store)).toISOString(),
        public_key: publicKey ?? null,
        given_passwords: JSON.stringify([...byRow.keys()]),
      })
      if (!isStarted) {
        given.delete(jobId)
        return wrongState()
      }
      runner.nudge()
    },

    async pause(scope, jobId) {
      await find(scope, jobId)
      if (!(await table.move(jobId, ['RUNNING'], 'PAUSED'))) return wrongState()
      runner.nudge()
    },

    async resume(scope, jobId) {
      await find(scope, jobId)
      if (!(await table.move(jobId, ['PAUSED'], 'RUNNING', { problem: null }))) return wrongState()
      runner.nudge()
    },

    /** Cancels a job: cancels rows that have not begun, finishes rows under way. */
    async cancel(scope, jobId) {
      const { state } = await find(scope, jobId)
      const from: JobState[] = state === 'PAUSED' ? ['PAUSED'] : ['RUNNING']
      const ended_at = (await storeNow(store)).toISOString()
      if (!(await table.move(jobId, from, 'CANCELLED', { ended_at }))) return wrongState()
      await rows.changeState(jobId, 'PLANNED', 'CANCELLED')
      given.delete(jobId)
      runner.nudge()
    },

    /** Carries out failed and unknown rows again, with new passwords. */
    async retry(scope, jobId) {
      await find(scope, jobId)
      const ended: JobState[] = ['COMPLETED', 'CANCELLED']
      if (!(await table.move(jobId, ended, 'PAUSED', { given_passwords: null })))
        return wrongState()
      await prepareRetry(rows, jobId)
      const changes = { ended_at: null, problem: null }
      await table.move(jobId, ['PAUSED'], 'RUNNING', changes)
      runner.nudge()
    },

    /** Deletes a plan that was never started. */
    async discard(scope, jobId) {
      await find(scope, jobId)
      const never: JobState[] = ['PLANNING', 'PLANNED', 'FAILED']
      if (!(await table.move(jobId, never, 'FAILED'))) return wrongState()
      await rows.deleteUnplanned(jobId)
      await table.delete(jobId)
      runner.nudge()
    },

    close: () => runner.close(),
  }
  const runner = jobRunner({
    performer: { ...parts, jobs },
    logger,
    leaseMs,
    givenPasswords: given,
  })
  return jobs
}
