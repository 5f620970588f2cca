import { randomBytes } from 'node:crypto'
import { type Change, type JobProblem, type JobState, rolesText } from '@mailroom/schemas'
import type { Scope } from '../directory-index/scope.ts'
import type { Person } from '../sessions/session-data.ts'
import type { Store } from '../store/open-store.ts'
import type { JobTableRow } from '../store/tables.ts'

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
  >
>

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
     * way before the job was paused or cancelled. Jobs that AWS stopped wait for a person.
     */
    active(): Promise<JobTableRow[]> {
      return store
        .selectFrom('job')
        .selectAll()
        .where(({ and, eb, exists, or, selectFrom }) =>
          or([
            eb('state', 'in', ['PLANNING', 'RUNNING']),
            and([
              or([
                eb('state', '=', 'CANCELLED'),
                and([eb('state', '=', 'PAUSED'), eb('problem', 'is', null)]),
              ]),
              exists(
                selectFrom('job_row')
                  .select('job_row.number')
                  .whereRef('job_row.job_id', '=', 'job.id')
                  .where('job_row.state', '=', 'RUNNING'),
              ),
            ]),
          ]),
        )
        .orderBy('id')
        .execute()
    },

    async state(id: string): Promise<string | undefined> {
      const found = await store
        .selectFrom('job')
        .select('state')
        .where('id', '=', id)
        .executeTakeFirst()
      return found?.state
    },

    /**
     * Moves a job from one of these states into another; returns false if it is in none of them.
     */
    async move(id: string, from: readonly JobState[], to: JobState, changes: Changes = {}) {
      const { numUpdatedRows } = await store
        .updateTable('job')
        .set({ state: to, ...changes })
        .where('id', '=', id)
        .where('state', 'in', from)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async delete(id: string): Promise<void> {
      await store.deleteFrom('job').where('id', '=', id).execute()
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
