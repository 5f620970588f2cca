import type { JobRow } from '@mailroom/schemas/job-rows'
import { JobState } from '@mailroom/schemas/jobs'
import { expect } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { putJobs } from '../test/put-jobs.ts'
import { here } from '../test/start-backend.ts'
import { jobRowsOf } from './job-rows.ts'
import { jobTable } from './job-table.ts'

const { options: states } = JobState

const rowOf = (number: number): JobRow => ({
  ...{ number, entity: { type: 'USER', name: 'somebody' }, state: 'PLANNED', steps: [] },
})

test.for(databases)(
  'D4 after another process has taken a job up, no write of the earlier attempt changes anything (%s)',
  async (database, { place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    const table = jobTable(store)
    const rows = jobRowsOf(store)
    await putJobs(store, Object.fromEntries(states.map((state) => [state, state])))
    const contents = async () => [
      await store.selectFrom('job').selectAll().orderBy('id').execute(),
      await store.selectFrom('job_row').selectAll().orderBy('job_id').orderBy('number').execute(),
    ]
    for (const id of states) {
      await rows.add(id, [{ ...rowOf(2), state: 'RUNNING' }])
      const job = await table.find(here, id)
      if (!job) throw new Error('The job was put')
      expect(await table.takeUp(job, 'somebody without the lease')).toBeUndefined()
      const earlier = await table.takeUp(job, 'other')
      const later = await table.takeUp(job, 'other')
      expect([earlier, later]).toEqual([1, 2])
      const before = await contents()
      for (const to of states) expect(await table.move(id, states, to, {}, 1)).toBe(false)
      const add = () => rows.add(id, [rowOf(3)])
      expect(await table.whilePlanning(id, 1, add)).toBe(false)
      expect(await rows.begin(id, rowOf(1), { attempt: 1, isUnderWay: false })).toBe(false)
      expect(await rows.begin(id, rowOf(2), { attempt: 1, isUnderWay: true })).toBe(false)
      for (const number of [1, 2]) await rows.end(id, { ...rowOf(number), state: 'DONE' }, 1)
      await rows.closeAll(id, { from: 'RUNNING', to: 'UNKNOWN' }, 1)
      await rows.closeAll(id, { from: 'PLANNED', to: 'CANCELLED' }, 1)
      expect(await contents()).toEqual(before)
      expect(await table.move(id, [job.state as JobState], 'PAUSED', {}, 2)).toBe(true)
    }
  },
)
