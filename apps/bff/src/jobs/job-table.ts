import { randomBytes } from 'node:crypto'
import type { Change } from '@mailroom/schemas/changes'
import type { JobProblem } from '@mailroom/schemas/job-rows'
import type { JobState } from '@mailroom/schemas/jobs'
import { rolesText } from '@mailroom/schemas/role'
import type { ExpressionBuilder } from 'kysely'
import type { Scope } from '../directory-index/scope.ts'
import type { Person } from '../sessions/session-data.ts'
import { jobsLease } from '../store/lease.ts'
import type { Store } from '../store/open-store.ts'
import { storeTime } from '../store/store-clock.ts'
import type { JobTableRow, Tables } from '../store/tables.ts'
import { waitAfter } from './interruption.ts'

/** Returns an id that sorts by time: milliseconds in base 36, then random characters. */
function newJobId(now: Date): string {
  return `${now.getTime().toString(36).padStart(9, '0')}${randomBytes(8).toString('hex')}`
}

/** The members of a job that change besides its state. */
type Changes = Partial<
  Pick<
    JobTableRow,
    | 'account'
    | 'account_name'
    | 'role'
    | 'started_at'
    | 'ended_at'
    | 'row_count'
    | 'makes_passwords'
    | 'public_key'
    | 'given_passwords'
    | 'problem'
    | 'waiting_until'
    | 'tries'
  >
>

/** What a job that waits for AWS no longer says when a person makes it go on. */
export const notWaiting = { problem: null, waiting_until: null, tries: 0 } as const

/** The states of a plan or job with which nothing more happens by itself. */
export const deletable: readonly JobState[] = ['PLANNED', 'FAILED', 'COMPLETED', 'CANCELLED']

/** The condition that rows of a job are under way. */
function hasRowsUnderWay({ exists, selectFrom }: ExpressionBuilder<Tables, 'job'>) {
  return exists(
    selectFrom('job_row')
      .select('job_row.number')
      .whereRef('job_row.job_id', '=', 'job.id')
      .where('job_row.state', '=', 'RUNNING'),
  )
}

export function problemText(problem: JobProblem | undefined): string | null {
  return problem ? JSON.stringify(problem) : null
}

/** Stores plans and jobs; `job-rows.ts` stores their rows. */
export function jobTable(store: Store) {
  return {
    async add(scope: Scope, change: Change, person: Person, now: Date): Promise<string> {
      const id = newJobId(now)
      await store
        .insertInto('job')
        .values({
          id,
          connection_id: scope.connectionId,
          region: scope.region,
          organization_id: scope.organizationId,
          kind: change.kind,
          change: JSON.stringify(change),
          state: 'PLANNING',
          account: person.accountId,
          account_name: person.name,
          role: rolesText(person.roles),
          created_at: now.toISOString(),
          started_at: null,
          ended_at: null,
          row_count: null,
          makes_passwords: 0,
          public_key: null,
          given_passwords: null,
          undo_of: change.kind === 'undo' ? change.jobId : null,
          problem: null,
          attempt: 0,
          waiting_until: null,
          tries: 0,
        })
        .execute()
      return id
    },

    find(scope: Scope, id: string): Promise<JobTableRow | undefined> {
      return store
        .selectFrom('job')
        .selectAll()
        .where('id', '=', id)
        .where('connection_id', '=', scope.connectionId)
        .where('region', '=', scope.region)
        .where('organization_id', '=', scope.organizationId)
        .executeTakeFirst()
    },

    /** Returns the jobs older than a given one, newest first. */
    list(scope: Scope, olderThan: string | undefined, limit: number): Promise<JobTableRow[]> {
      let query = store
        .selectFrom('job')
        .selectAll()
        .where('connection_id', '=', scope.connectionId)
        .where('region', '=', scope.region)
        .where('organization_id', '=', scope.organizationId)
      if (olderThan !== undefined) query = query.where('id', '<', olderThan)
      return query.orderBy('id', 'desc').limit(limit).execute()
    },

    /**
     * Returns the work to do: plans to make, jobs to carry out, and rows that a process left under
     * way before the job was paused or cancelled. Jobs that AWS stopped wait for a person; those
     * that it failed in passing, until they are due.
     */
    active(): Promise<JobTableRow[]> {
      return store
        .selectFrom('job')
        .selectAll()
        .where(({ eb, or }) =>
          or([eb('waiting_until', 'is', null), eb('waiting_until', '<=', storeTime(store))]),
        )
        .where((job) =>
          job.or([
            job('state', 'in', ['PLANNING', 'RUNNING']),
            job.and([
              job.or([
                job('state', '=', 'CANCELLED'),
                job.and([
                  job('state', '=', 'PAUSED'),
                  job.or([job('problem', 'is', null), job('waiting_until', 'is not', null)]),
                ]),
              ]),
              hasRowsUnderWay(job),
            ]),
          ]),
        )
        .orderBy('id')
        .execute()
    },

    /**
     * Begins an attempt to do the work of a job, and returns its number: from now on the writes of
     * earlier attempts are refused. Returns undefined if the job is in another state than was read,
     * or the process has lost the connection.
     */
    async takeUp(
      { id, state, connection_id }: JobTableRow,
      holder: string,
    ): Promise<number | undefined> {
      const taken = await store
        .updateTable('job')
        .set((row) => ({
          ...{ attempt: row('attempt', '+', 1), problem: null, waiting_until: null },
        }))
        .where('id', '=', id)
        .where('state', '=', state)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('lease')
              .select('lease.holder')
              .where('lease.name', '=', jobsLease(connection_id))
              .where('lease.holder', '=', holder),
          ),
        )
        .returning('attempt')
        .executeTakeFirst()
      return taken?.attempt
    },

    /**
     * Lets the work of an attempt wait because AWS failed in passing, longer each time; unless
     * nothing of it is left because it was paused or cancelled in the meantime.
     */
    async wait(
      id: string,
      { problem, tries }: { problem: JobProblem; tries: number },
      attempt: number,
    ): Promise<void> {
      await store
        .updateTable('job')
        .set({
          ...{ problem: problemText(problem), tries },
          waiting_until: storeTime(store, waitAfter(tries)),
        })
        .where('id', '=', id)
        .where('attempt', '=', attempt)
        .where((job) => job.or([job('state', 'in', ['PLANNING', 'RUNNING']), hasRowsUnderWay(job)]))
        .execute()
    },

    /** Makes a waiting job go on at once; returns false if it does not wait. */
    async endWait(id: string): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('job')
        .set(notWaiting)
        .where('id', '=', id)
        .where('waiting_until', 'is not', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /**
     * Writes a part of a plan; nobody can take the plan up or discard it in between. Returns false,
     * with nothing written, if somebody already has.
     */
    whilePlanning(
      id: string,
      attempt: number,
      write: (transaction: Store) => Promise<void>,
    ): Promise<boolean> {
      return store.transaction().execute(async (transaction) => {
        // Changes nothing: it locks the job until the transaction ends.
        const { numUpdatedRows } = await transaction
          .updateTable('job')
          .set({ attempt })
          .where('id', '=', id)
          .where('state', '=', 'PLANNING')
          .where('attempt', '=', attempt)
          .executeTakeFirst()
        if (numUpdatedRows > 0n) await write(transaction)
        return numUpdatedRows > 0n
      })
    },

    /**
     * Moves a job from one of these states into another; returns false if it is in none of them, or
     * if another attempt than the given one has taken it up.
     */
    async move(
      id: string,
      from: readonly JobState[],
      to: JobState,
      changes: Changes = {},
      attempt?: number,
    ): Promise<boolean> {
      let query = store
        .updateTable('job')
        .set({ state: to, ...changes })
        .where('id', '=', id)
        .where('state', 'in', from)
      if (attempt !== undefined) query = query.where('attempt', '=', attempt)
      const { numUpdatedRows } = await query.executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** Deletes a plan or job in one of these states; returns false if rows of it are under way. */
    async delete(id: string, states: readonly JobState[]): Promise<boolean> {
      const { numDeletedRows } = await store
        .deleteFrom('job')
        .where('id', '=', id)
        .where('state', 'in', states)
        .where(({ exists, not, selectFrom }) =>
          not(
            exists(
              selectFrom('job_row')
                .select('job_row.number')
                .where('job_row.job_id', '=', id)
                .where('job_row.state', '=', 'RUNNING'),
            ),
          ),
        )
        .executeTakeFirst()
      return numDeletedRows > 0n
    },

    /** Returns the ids of plans never started and of ended jobs that are older than an age. */
    async expired(ageMs: number): Promise<string[]> {
      const found = await store
        .selectFrom('job')
        .select('id')
        .where('state', 'in', deletable)
        .where(
          ({ fn, ref }) => fn.coalesce(ref('ended_at'), ref('created_at')),
          '<',
          storeTime(store, -ageMs),
        )
        .execute()
      return found.map(({ id }) => id)
    },

    /** Returns the jobs that undo these jobs, or that they undo; only jobs that were started. */
    async relatives(jobs: readonly JobTableRow[]): Promise<JobTableRow[]> {
      if (jobs.length === 0) return []
      const ids = jobs.map(({ id }) => id)
      const undone = jobs.flatMap(({ undo_of }) => undo_of ?? [])
      return store
        .selectFrom('job')
        .selectAll()
        .where(({ and, eb, or }) =>
          or([
            and([eb('undo_of', 'in', ids), eb('started_at', 'is not', null)]),
            ...(undone.length === 0 ? [] : [eb('id', 'in', undone)]),
          ]),
        )
        .orderBy('id')
        .execute()
    },
  }
}
export type JobTable = ReturnType<typeof jobTable>
