import { randomBytes } from 'node:crypto'
import type { Change, JobProblem, JobState } from '@mailroom/schemas'
import type { Scope } from '../directory-index/scope.ts'
import type { Person } from '../sessions/session-data.ts'
import type { Store } from '../store/open-store.ts'
import type { JobTableRow } from '../store/tables.ts'

/** An id that sorts by time: milliseconds in base 36, then chance. */
function newJobId(now: Date): string {
  return `${now.getTime().toString(36).padStart(9, '0')}${randomBytes(8).toString('hex')}`
}

/** What changes of a job besides its state. */
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

/** Plans and jobs in the store; their rows are in `job-rows.ts`. */
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
          role: person.role,
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

    /** Newest first, older than one. */
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

    /** What there is to do: plans to be made and jobs to be carried out. */
    active(): Promise<JobTableRow[]> {
      return store
        .selectFrom('job')
        .selectAll()
        .where('state', 'in', ['PLANNING', 'RUNNING'])
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

    /** Moves a job from one of some states into another; false where it is in none of them. */
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

    /** The jobs that take others back, by the job they take back; plans that were not started do not count. */
    async undoing(ids: readonly string[]): Promise<Map<string, string>> {
      if (ids.length === 0) return new Map()
      const found = await store
        .selectFrom('job')
        .select(['id', 'undo_of'])
        .where('undo_of', 'in', ids)
        .where('started_at', 'is not', null)
        .orderBy('id')
        .execute()
      return new Map(found.flatMap(({ id, undo_of }) => (undo_of === null ? [] : [[undo_of, id]])))
    },
  }
}
export type JobTable = ReturnType<typeof jobTable>
