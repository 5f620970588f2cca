import type { Change } from '@mailroom/schemas/changes'
import type { JobRowState } from '@mailroom/schemas/job-rows'
import type { Job, JobState } from '@mailroom/schemas/jobs'
import { rolesText } from '@mailroom/schemas/role'
import type { Logger } from 'pino'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Scope } from '../directory-index/scope.ts'
import { identitiesAt } from '../operations/identity-store.ts'
import type { Performer } from '../operations/perform.ts'
import { refusal } from '../operations/refusal.ts'
import type { Person } from '../sessions/session-data.ts'
import { storeNow } from '../store/store-clock.ts'
import type { JobTableRow } from '../store/tables.ts'
import { describeJob, jobName } from './describe-job.ts'
import { directoryReader } from './directory-reader.ts'
import { needsPassword } from './facts/index.ts'
import { givenPasswords, passwordSeal } from './given-passwords.ts'
import { jobRowsOf } from './job-rows.ts'
import { deletable, jobTable, notWaiting } from './job-table.ts'
import { parsePublicKey } from './passwords.ts'
import { planAgain } from './plan-again.ts'
import { planContext } from './plan-context.ts'
import { prepareRetry } from './prepare-retry.ts'
import { jobRunner } from './runner.ts'

type Parts = {
  /** Performs the steps. */
  performer: Performer
  directoryIndex: DirectoryIndex
  logger: Logger
  leaseMs: number
  /** The key that seals the passwords people give to jobs; the same for all instances. */
  key: Buffer
}

type Start = {
  publicKey?: string | undefined
  passwords?: Record<string, string> | undefined
}

type Page = { after: number; limit: number; states?: readonly JobRowState[] | undefined }

/**
 * Makes bulk changes: a plan first, then a job that carries it out in the background, even after
 * the person signs out.
 */
export function createJobs({ performer, directoryIndex, logger, leaseMs, key }: Parts) {
  const { store, clients, connections } = performer
  const table = jobTable(store)
  const rows = jobRowsOf(store)
  const seal = passwordSeal(key)

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

  /** Deletes a plan or job in one of these states, with all it contains; else returns false. */
  const remove = (jobId: string, states: readonly JobState[]): Promise<boolean> =>
    store.transaction().execute(async (transaction) => {
      if (!(await jobTable(transaction).delete(jobId, states))) return false
      await jobRowsOf(transaction).deleteAll(jobId)
      await givenPasswords(transaction).forgetUnneeded(jobId)
      return true
    })

  const runner = jobRunner({ performer, directoryIndex, logger, leaseMs, seal })

  return {
    /** Begins a plan. Errors: JobNotFound; JobStateConflict if the job cannot be undone. */
    async plan(scope: Scope, change: Change, person: Person): Promise<string> {
      if (change.kind === 'undo') {
        const [job] = await describeAll([await find(scope, change.jobId)])
        if (!job?.canUndo) return wrongState()
      }
      const id = await table.add(scope, change, person, await storeNow(store))
      runner.nudge()
      return id
    },

    async list(scope: Scope, olderThan: string | undefined, limit: number) {
      return describeAll(await table.list(scope, olderThan, limit))
    },

    async describe(scope: Scope, jobId: string) {
      const [job] = await describeAll([await find(scope, jobId)])
      return job ?? wrongState()
    },

    async rows(scope: Scope, jobId: string, page: Page) {
      await find(scope, jobId)
      return rows.after(jobId, page.after, page.limit, page.states)
    },

    /**
     * Gives a row of a plan another primary address. Errors: InvalidInput with the problem of the
     * address.
     */
    async updateRow(scope: Scope, jobId: string, number: number, email: string): Promise<void> {
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
      const common = { store, scope, reader, clock: awsClock, directoryIndex }
      const identities = () => identitiesAt(clients, connection, scope.region)
      const context = planContext({
        ...{ ...common, identities, goesOn: () => true, chosenEmail: email },
      })
      const row = await planAgain(job, await rows.find(jobId, number), context)
      const isReplanned = await store.transaction().execute(async (transaction) => {
        if (!(await jobRowsOf(transaction).replan(jobId, row))) return false
        if (!row.steps.some(needsPassword)) return true
        const makesPasswords = { makes_passwords: 1 }
        return jobTable(transaction).move(jobId, ['PLANNED'], 'PLANNED', makesPasswords)
      })
      if (!isReplanned) return wrongState()
    },

    /**
     * Starts a plan in the name of the person who starts it. Errors: InvalidInput without a key if
     * passwords have to be made.
     */
    async start(
      scope: Scope,
      jobId: string,
      person: Person,
      { publicKey, passwords = {} }: Start,
    ): Promise<void> {
      const job = await find(scope, jobId)
      if (job.makes_passwords === 1 && publicKey === undefined)
        throw refusal('InvalidInput', 'Passwords are made: a public key is needed to seal them.', {
          publicKey: { code: 'required' },
        })
      if (publicKey !== undefined) parsePublicKey(publicKey)
      if (job.state !== 'PLANNED') return wrongState()
      const sealed = Object.entries(passwords).map(([text, password]) => {
        const number = Number(text)
        return { number, sealed: seal.seal({ jobId, number }, password) }
      })
      const startedAt = await storeNow(store)
      await store.transaction().execute(async (transaction) => {
        const isStarted = await jobTable(transaction).move(jobId, ['PLANNED'], 'RUNNING', {
          account: person.accountId,
          account_name: person.name,
          role: rolesText(person.roles),
          started_at: startedAt.toISOString(),
          public_key: publicKey ?? null,
          given_passwords: JSON.stringify(sealed.map(({ number }) => number)),
        })
        if (!isStarted) return wrongState()
        await givenPasswords(transaction).put(jobId, sealed)
      })
      runner.nudge()
    },

    async pause(scope: Scope, jobId: string): Promise<void> {
      await find(scope, jobId)
      if (!(await table.move(jobId, ['RUNNING'], 'PAUSED', notWaiting))) return wrongState()
      runner.nudge()
    },

    /** Makes a paused job go on, and a plan or job that waits for AWS try again at once. */
    async resume(scope: Scope, jobId: string): Promise<void> {
      await find(scope, jobId)
      const isResumed = await table.move(jobId, ['PAUSED'], 'RUNNING', notWaiting)
      if (!isResumed && !(await table.endWait(jobId))) return wrongState()
      runner.nudge()
    },

    /** Cancels a job: cancels rows that have not begun, finishes rows under way. */
    async cancel(scope: Scope, jobId: string): Promise<void> {
      const { state } = await find(scope, jobId)
      const from: JobState[] = state === 'PAUSED' ? ['PAUSED'] : ['RUNNING']
      const ended_at = (await storeNow(store)).toISOString()
      await store.transaction().execute(async (transaction) => {
        const isCancelled = await jobTable(transaction).move(jobId, from, 'CANCELLED', {
          ...notWaiting,
          ended_at,
        })
        if (!isCancelled) return wrongState()
        await jobRowsOf(transaction).cancelPlanned(jobId)
        await givenPasswords(transaction).forgetUnneeded(jobId)
      })
      runner.nudge()
    },

    /** Carries out failed and unknown rows again, with new passwords. */
    async retry(scope: Scope, jobId: string): Promise<void> {
      await find(scope, jobId)
      const ended: JobState[] = ['COMPLETED', 'CANCELLED']
      if (!(await table.move(jobId, ended, 'PAUSED', { given_passwords: null })))
        return wrongState()
      await prepareRetry(rows, jobId)
      const changes = { ...notWaiting, ended_at: null }
      await table.move(jobId, ['PAUSED'], 'RUNNING', changes)
      runner.nudge()
    },

    /** Deletes a plan that was never started, or an ended job. */
    async discard(scope: Scope, jobId: string): Promise<void> {
      await find(scope, jobId)
      if (!(await remove(jobId, ['PLANNING', ...deletable]))) return wrongState()
      runner.nudge()
    },

    /** Deletes plans never started and ended jobs that are older than this, with all they contain. */
    async forgetOld(ageMs: number): Promise<void> {
      for (const jobId of await table.expired(ageMs)) await remove(jobId, deletable)
    },

    close: () => runner.close(),
  }
}
export type Jobs = ReturnType<typeof createJobs>
