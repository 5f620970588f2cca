import { JobRow, type JobRowState, operationsForGood } from '@mailroom/schemas/job-rows'
import type { JobState } from '@mailroom/schemas/jobs'
import { type ExpressionBuilder, sql } from 'kysely'
import type { Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'
import type { Tables } from '../store/tables.ts'

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

/**
 * The condition that an attempt still has the job, which is in one of these states. A take-over at
 * the same moment does no harm: the state of a row decides who works on it.
 */
export function hasJob(jobId: string, attempt: number, states: readonly JobState[]) {
  return ({ exists, selectFrom }: ExpressionBuilder<Tables, 'job_row' | 'job_password'>) =>
    exists(
      selectFrom('job')
        .select('job.id')
        .where('job.id', '=', jobId)
        .where('job.attempt', '=', attempt)
        .where('job.state', 'in', states),
    )
}

/** The states in which the rows under way are finished. */
const finishing: readonly JobState[] = ['RUNNING', 'PAUSED', 'CANCELLED']

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

    async deleteAll(jobId: string): Promise<void> {
      await store.deleteFrom('job_row').where('job_id', '=', jobId).execute()
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
     * another attempt has taken the job up, or the row has not begun and the job is no longer
     * running.
     */
    async begin(
      jobId: string,
      row: JobRow,
      { attempt, isUnderWay }: { attempt: number; isUnderWay: boolean },
    ): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('job_row')
        .set(kept({ ...row, state: 'RUNNING' }))
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
        .where('state', '=', isUnderWay ? 'RUNNING' : 'PLANNED')
        .where(hasJob(jobId, attempt, isUnderWay ? finishing : ['RUNNING']))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /**
     * Records the result of a row, unless it was cancelled before it began, or another attempt has
     * taken the job up and finds the result itself.
     */
    async end(jobId: string, row: JobRow, attempt: number): Promise<void> {
      await store
        .updateTable('job_row')
        .set(kept(row))
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
        .where('state', 'in', ['PLANNED', 'RUNNING'])
        .where(hasJob(jobId, attempt, finishing))
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

    /**
     * Moves all rows of one state of a cancelled job into another; none if another attempt than the
     * given one has taken the job up.
     */
    async closeAll(
      jobId: string,
      { from, to }: { from: JobRowState; to: JobRowState },
      attempt: number,
    ): Promise<void> {
      await store
        .updateTable('job_row')
        .set({ state: to })
        .where('job_id', '=', jobId)
        .where('state', '=', from)
        .where(hasJob(jobId, attempt, ['CANCELLED']))
        .execute()
    },

    /** Cancels the rows that have not begun. */
    async cancelPlanned(jobId: string): Promise<void> {
      await store
        .updateTable('job_row')
        .set({ state: 'CANCELLED' })
        .where('job_id', '=', jobId)
        .where('state', '=', 'PLANNED')
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
