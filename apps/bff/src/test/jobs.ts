import type { Change } from '@mailroom/schemas/changes'
import { JobRow } from '@mailroom/schemas/job-rows'
import { Job, type JobState } from '@mailroom/schemas/jobs'
import { expect } from 'vitest'
import * as z from 'zod'
import { here, type Session } from './start-backend.ts'

/** Plans and runs jobs in a session, and waits for their results. */
export function jobsOf({ call }: Pick<Session, 'call'>) {
  const describe = async (jobId: string) => {
    const { body } = await call('jobs.describe', { ...here, jobId })
    return Job.parse(body)
  }

  /** Waits until a job is in a state. */
  const until = async (jobId: string, state: JobState, timeout = 30_000) => {
    await expect.poll(async () => (await describe(jobId)).state, { timeout }).toBe(state)
    return describe(jobId)
  }

  const rows = async (jobId: string, more: object = {}) => {
    const { body } = await call('jobRows.list', { ...here, jobId, ...more })
    return z.object({ items: z.array(JobRow) }).parse(body).items
  }

  const plan = async (change: Change) => {
    const { body } = await call('jobs.plan', { ...here, change })
    const { jobId } = z.object({ jobId: z.string() }).parse(body)
    await until(jobId, 'PLANNED')
    return jobId
  }

  const act = (
    id: 'start' | 'pause' | 'resume' | 'cancel' | 'retry' | 'discard',
    jobId: string,
    more: object = {},
  ) => call(`jobs.${id}`, { ...here, jobId, ...more })

  return {
    describe,
    until,
    rows,
    plan,
    act,
    /** Plans a change, carries it out, and returns the rows of the finished job. */
    async carryOut(change: Change, more: object = {}) {
      const jobId = await plan(change)
      expect(await act('start', jobId, more)).toMatchObject({ status: 204 })
      await until(jobId, 'COMPLETED')
      return { jobId, rows: await rows(jobId) }
    },
  }
}
