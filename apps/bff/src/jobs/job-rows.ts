import { JobRow, type JobRowState } from '@mailroom/schemas'
import type { Store } from '../store/open-store.ts'

/** Rows written at a time, so that no statement has too many values. */
const batch = 200

function valuesOf(jobId: string, row: JobRow) {
  return {
    job_id: jobId,
    number: row.number,
    state: row.state,
    steps: row.steps.length,
    content: JSON.stringify(row),
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
          .values(rows.slice(start, start + batch).map((row) => valuesOf(jobId, row)))
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
     * Writes down what a row is about to do. False where it must not: the job is not running any more, or another process has taken the
     * connection over.
     */
    async begin(
      jobId: string,
      row: JobRow,
      lease: { holder: string; now: Date },
    ): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('job_row')
        .set({ state: 'RUNNING', content: JSON.stringify(row) })
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('job')
              .innerJoin('job_lease', 'job_lease.connection_id', 'job.connection_id')
              .select('job.id')
              .where('job.id', '=', jobId)
              .where('job.state', '=', 'RUNNING')
              .where('job_lease.holder', '=', lease.holder)
              .where('job_lease.until', '>', lease.now.toISOString()),
          ),
        )
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** Writes down what a row has come to, unless another process has taken the connection over, which finds that out itself. */
    async end(jobId: string, row: JobRow, holder: string): Promise<void> {
      await store
        .updateTable('job_row')
        .set({ state: row.state, content: JSON.stringify(row) })
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
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

    /** Writes down a row nobody works on. */
    async put(jobId: string, row: JobRow): Promise<void> {
      await store
        .updateTable('job_row')
        .set({ state: row.state, content: JSON.stringify(row) })
        .where('job_id', '=', jobId)
        .where('number', '=', row.number)
        .execute()
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

    /** How many rows and steps there are of each state, by job. */
    async counts(jobIds: readonly string[]) {
      if (jobIds.length === 0) return []
      const counted = await store
        .selectFrom('job_row')
        .select(({ fn }) => [
          'job_id',
          'state',
          fn.countAll().as('rows'),
          fn.sum('steps').as('steps'),
        ])
        .where('job_id', 'in', jobIds)
        .groupBy(['job_id', 'state'])
        .execute()
      return counted.map(({ job_id, state, rows, steps }) => ({
        jobId: job_id,
        state,
        rows: Number(rows),
        steps: Number(steps),
      }))
    },
  }
}
export type JobRows = ReturnType<typeof jobRowsOf>
