import { JobRow, type JobRowState, operationsForGood } from '@mailroom/schemas'
import { sql } from 'kysely'
import type { Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'
import { storeTime } from '../store/store-clock.ts'

/** Rows written at a time, so that no statement has too many values. */
const batch = 100

/** How many rows of an entity are searched for what an earlier job did. */
const recentRows = 20

/** Returns the addresses that a row gives to its entity, in lower case. */
function givenAddresses({ steps }: JobRow): string[] {
  return steps.flatMap(({ input: { email, alias } }) =>
    [email, alias].flatMap((given) => (typeof given === 'string' ? [given.toLowerCase()] : [])),
  )
}

/**
 * Returns a row as the store keeps it. The values that rows are counted and found by have their own
 * columns.
 */
function kept(row: JobRow) {
  const { entity, state, steps } = row
  const problem = row.problem ?? steps.find((step) => step.problem)?.problem
  return {
    ...{ state, steps: steps.length, content: JSON.stringify(row) },
    ...{ entity_type: entity.type, entity_id: entity.id ?? null },
    operation: [...new Set(steps.map(({ operation }) => operation))].join(' ') || null,
    problem: problem?.code ?? null,
    is_for_good: steps.some(({ operation }) => operationsForGood.includes(operation)) ? 1 : 0,
  }
}

/** The change of a row's steps when the row's state changes with the state of the job. */
const withTheRow: Partial<Record<JobRowState, { from: JobRowState; to: JobRowState }>> = {
  CANCELLED: { from: 'PLANNED', to: 'CANCELLED' },
  UNKNOWN: { from: 'RUNNING', to: 'UNKNOWN' },
}

/** Reads a row; its state has its own column, which is changed for whole jobs. */
function rowOf({ content, state }: { content: string; state: string }): JobRow {
  const row = JobRow.parse({ ...JSON.parse(content), state })
  const change = withTheRow[row.state]
  for (const step of row.steps) if (step.state === change?.from) step.state = change.to
  return row
}

/** The rows of plans and jobs in the store. */
export function jobRowsOf(store: Store) {
  return {
    async add(jobId: string, rows: readonly JobRow[]): Promise<void> {
      for (let start = 0; start < rows.length; start += batch)
        await store
          .insertInto('job_row')
          .values(
            rows
              .slice(start, start + batch)
              .map((row) => ({ job_id: jobId, number: row.number, ...kept(row) })),
          )
          .execute()
    },

    /**
     * Deletes the rows of a plan that is not made yet, or never will be; those of any other plan or
     * job stay, whoever made it in the meantime.
     */
    async deleteUnplanned(jobId: string): Promise<void> {
      await store
        .deleteFrom('job_row')
        .where('job_id', '=', jobId)
        .where(({ exists, not, selectFrom }) =>
          not(
            exists(
              selectFrom('job')
                .select('job.id')
                .where('job.id', '=', jobId)
                .where('job.state', 'not in', ['PLANNING', 'FAILED']),
            ),
          ),
        )
        .execute()
    },

    /** Returns a number of rows after a given one; only those in `states` if given. */
    async after(
      jobId: string,
      number: number,
      limit: number,
      states?: readonly JobRowState[],
    ): Promise<JobRow[]> {
      let query = store
        .selectFrom('job_row')
        .select(['content', 'state'])
        .where('job_id', '=', jobId)
        .where('number', '>', number)
      if (states) query = query.where('state', 'in', states)
      const found = await query.orderBy('number').limit(limit).execute()
      return found.map(rowOf)
    },

    /**
     * Records that a row is under way, and what it does next. Returns false if it must not begin:
     * another process has taken the connection over, or the row has not begun and the job is no
     * longer running.
     */
    async begin(
      jobId: string,
      row: JobRow,
      { holder, isUnderWay }: { holder: string; isUnderWay: boolean },
    ): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('job_row')
        .set(kept({ ...row, state: 'RUNNING' }))
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
        .where('state', '=', isUnderWay ? 'RUNNING' : 'PLANNED')
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('job')
              .innerJoin('job_lease', 'job_lease.connection_id', 'job.connection_id')
              .select('job.id')
              .where('job.id', '=', jobId)
              .where(
                'job.state',
                'in',
                isUnderWay ? ['RUNNING', 'PAUSED', 'CANCELLED'] : ['RUNNING'],
              )
              .where('job_lease.holder', '=', holder)
              .where('job_lease.until', '>', storeTime(store)),
          ),
        )
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /**
     * Records the result of a row, unless it was cancelled before it began, or another process has
     * taken the connection over and finds the result itself.
     */
    async end(jobId: string, row: JobRow, holder: string): Promise<void> {
      await store
        .updateTable('job_row')
        .set(kept(row))
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
        .where('state', 'in', ['PLANNED', 'RUNNING'])
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('job')
              .innerJoin('job_lease', 'job_lease.connection_id', 'job.connection_id')
              .select('job.id')
              .where('job.id', '=', jobId)
              .where('job_lease.holder', '=', holder),
          ),
        )
        .execute()
    },

    /** Replaces a row in a plan that was not started; returns false if the plan was started. */
    async replan(jobId: string, row: JobRow): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('job_row')
        .set(kept(row))
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('job')
              .select('job.id')
              .where('job.id', '=', jobId)
              .where('job.state', '=', 'PLANNED'),
          ),
        )
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** Records a row that no process works on. */
    async put(jobId: string, row: JobRow): Promise<void> {
      await store
        .updateTable('job_row')
        .set(kept(row))
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
        .execute()
    },

    /** Returns the row with this number; undefined if there is none. */
    async find(jobId: string, number: number): Promise<JobRow | undefined> {
      const [found] = await this.after(jobId, number - 1, 1)
      return found?.number === number ? found : undefined
    },

    /** Returns whether the plan gives an address to another row. */
    async isGiven(jobId: string, email: string, besides: number): Promise<boolean> {
      const escaped = JSON.stringify(email.toLowerCase()).replace(/[\\%_]/g, '\\$&')
      const found = await store
        .selectFrom('job_row')
        .select(['content', 'state'])
        .where('job_id', '=', jobId)
        .where('number', '!=', besides)
        .where('state', '=', 'PLANNED')
        .where(
          ({ fn, ref }) =>
            sql<boolean>`${fn('lower', [ref('content')])} like ${`%${escaped}%`} escape '\\'`,
        )
        .execute()
      return found.map(rowOf).some((row) => givenAddresses(row).includes(email.toLowerCase()))
    },

    /**
     * Returns the newest row of an entity in which a job has completed one of these operations;
     * undefined if none of its last rows has.
     */
    async lastDone(
      scope: Scope,
      entityId: string,
      operations: readonly string[],
    ): Promise<JobRow | undefined> {
      const found = await store
        .selectFrom('job_row')
        .innerJoin('job', 'job.id', 'job_row.job_id')
        .select(['job_row.content', 'job_row.state'])
        .where('job_row.entity_id', '=', entityId)
        .where('job_row.operation', 'is not', null)
        .where('job.connection_id', '=', scope.connectionId)
        .where('job.region', '=', scope.region)
        .where('job.organization_id', '=', scope.organizationId)
        .where('job.started_at', 'is not', null)
        .orderBy('job.started_at', 'desc')
        .limit(recentRows)
        .execute()
      return found
        .map(rowOf)
        .find(({ steps }) =>
          steps.some(({ operation, state }) => state === 'DONE' && operations.includes(operation)),
        )
    },

    /** Moves all rows of one state into another. */
    async changeState(jobId: string, from: JobRowState, to: JobRowState): Promise<void> {
      await store
        .updateTable('job_row')
        .set({ state: to })
        .where('job_id', '=', jobId)
        .where('state', '=', from)
        .execute()
    },

    /** Counts rows and steps of each job by state, entity type, operations and problem. */
    async counts(jobIds: readonly string[]) {
      if (jobIds.length === 0) return []
      const counted = await store
        .selectFrom('job_row')
        .select(({ fn }) => [
          ...(['job_id', 'state', 'entity_type', 'operation', 'problem', 'is_for_good'] as const),
          fn.countAll().as('rows'),
          fn.sum('steps').as('steps'),
        ])
        .where('job_id', 'in', jobIds)
        .groupBy(['job_id', 'state', 'entity_type', 'operation', 'problem', 'is_for_good'])
        .execute()
      return counted.map(({ job_id, is_for_good, rows, steps, ...rest }) => ({
        ...rest,
        jobId: job_id,
        isForGood: is_for_good === 1,
        rows: Number(rows),
        steps: Number(steps),
      }))
    },
  }
}
export type JobRows = ReturnType<typeof jobRowsOf>
export type Counted = Awaited<ReturnType<JobRows['counts']>>[number]
