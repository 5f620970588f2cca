import { JobRow, type JobRowState, operationsForGood } from '@mailroom/schemas'
import { sql } from 'kysely'
import type { Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'

/** Rows written at a time, so that no statement has too many values. */
const batch = 100

/** Rows of an entity that are looked through for what an earlier job did. */
const recentRows = 20

/** The addresses a row gives when it is carried out, in small letters. */
function givenAddresses({ steps }: JobRow): string[] {
  return steps.flatMap(({ input: { email, alias } }) =>
    [email, alias].flatMap((given) => (typeof given === 'string' ? [given.toLowerCase()] : [])),
  )
}

/** A row as it is kept. What rows are counted and found by stands in columns of its own. */
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

/** What becomes of a row's steps where the row's state was changed with those of the whole job. */
const withTheRow: Partial<Record<JobRowState, { from: JobRowState; to: JobRowState }>> = {
  CANCELLED: { from: 'PLANNED', to: 'CANCELLED' },
  UNKNOWN: { from: 'RUNNING', to: 'UNKNOWN' },
}

/** The state is in a column of its own, by which whole jobs are changed. */
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

    async deleteAll(jobId: string): Promise<void> {
      await store.deleteFrom('job_row').where('job_id', '=', jobId).execute()
    },

    /** So many rows after one, in certain states where those are given. */
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
     * Writes down that a row is under way, and what it is about to do. False where it must not: another process has taken the connection
     * over, or, for a row that is not under way yet, the job is not running any more.
     */
    async begin(
      jobId: string,
      row: JobRow,
      { holder, now, isUnderWay }: { holder: string; now: Date; isUnderWay: boolean },
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
              .where('job_lease.until', '>', now.toISOString()),
          ),
        )
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /**
     * Writes down what a row has come to, unless it was cancelled before it began, or another process has taken the connection over, which
     * finds that out itself.
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

    /** Puts a row in place of another one in a plan that was not started; false where it was. */
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

    /** Writes down a row nobody works on. */
    async put(jobId: string, row: JobRow): Promise<void> {
      await store
        .updateTable('job_row')
        .set(kept(row))
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
        .execute()
    },

    /** One row; nothing where there is none of that number. */
    async find(jobId: string, number: number): Promise<JobRow | undefined> {
      const [found] = await this.after(jobId, number - 1, 1)
      return found?.number === number ? found : undefined
    },

    /** Whether the plan gives an address to another row. */
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

    /** The steps of the newest row that was carried out for an entity and begins with one of some operations. */
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

    /** Changes the state of all rows that are in one. */
    async changeState(jobId: string, from: JobRowState, to: JobRowState): Promise<void> {
      await store
        .updateTable('job_row')
        .set({ state: to })
        .where('job_id', '=', jobId)
        .where('state', '=', from)
        .execute()
    },

    /** How many rows and steps there are of each state, kind of entity, operations and problem, by job. */
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
