import { sampleOrganizations } from '@mailroom/local-aws'
import { JobState } from '@mailroom/schemas/jobs'
import { describe, expect } from 'vitest'
import { createIndex } from '../directory-index/index-rows.ts'
import { directoryOf } from '../directory-index/scope.ts'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { putJobs } from '../test/put-jobs.ts'
import { here, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { givenPasswords } from './given-passwords.ts'
import { jobRowsOf } from './job-rows.ts'

const { options: states } = JobState
const day = 24 * 60 * 60_000

type Store = Awaited<ReturnType<typeof openFor>>['store']

/** Puts a job in each state, with a row and a password. */
async function putAll(store: Store) {
  await putJobs(store, Object.fromEntries(states.map((state) => [state, state])))
  for (const id of states) await givenPasswords(store).put(id, [{ number: 1, sealed: 'sealed' }])
}

async function left(store: Store) {
  const jobs = await store.selectFrom('job').select('id').orderBy('id').execute()
  const ids = (rows: { job_id: string }[]) => [...new Set(rows.map(({ job_id }) => job_id))].sort()
  return {
    jobs: jobs.map(({ id }) => id),
    rows: ids(await store.selectFrom('job_row').select('job_id').execute()),
    passwords: ids(await store.selectFrom('job_password').select('job_id').execute()),
  }
}

const all = (ids: readonly string[]) => {
  const sorted = [...ids].sort()
  return { jobs: sorted, rows: sorted, passwords: sorted }
}

const kept = ['PLANNING', 'RUNNING', 'PAUSED']

describe.each(databases)('on %s', (database) => {
  test('ended jobs and plans never started are deleted after the set time, with rows and passwords', async ({
    place,
  }) => {
    const settings = await place(database)
    await using opened = await openFor(settings)
    await putAll(opened.store)
    // The jobs were made on 24 November at noon, which is now in tests.
    const restart = async (jobRetentionMs: number | undefined) => {
      await using backend = await startEmptyBackend({
        ...settings,
        connections: [],
        jobRetentionMs,
      })
      expect(backend.clock.now().toISOString()).toBe('2026-11-24T12:00:00.000Z')
      if (jobRetentionMs === undefined) return
      const isDone = jobRetentionMs < day ? kept.length : states.length
      await expect.poll(async () => (await left(backend.store)).jobs.length).toBe(isDone)
    }
    const ended = opened.store.updateTable('job').where('state', 'in', ['COMPLETED', 'CANCELLED'])
    await ended.set({ ended_at: '2026-11-23T12:00:00.000Z' }).execute()
    await opened.store.updateTable('job').set({ created_at: '2026-11-23T11:00:00.000Z' }).execute()
    await restart(2 * day)
    await restart(undefined)
    expect(await left(opened.store)).toEqual(all(states))
    await restart(day - 1)
    expect(await left(opened.store)).toEqual(all(kept))
  })

  test('a person discards plans and ended jobs, with rows and passwords; no others', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', await place(database))
    const { store } = backend
    await putAll(store)
    const under = { number: 2, entity: { type: 'USER', name: 'x' }, state: 'RUNNING' } as const
    const [job] = await store.selectFrom('job').selectAll().where('id', '=', 'CANCELLED').execute()
    if (job)
      await store
        .insertInto('job')
        .values({ ...job, id: 'finishing' })
        .execute()
    await jobRowsOf(store).add('finishing', [{ ...under, steps: [] }])
    const discard = async (jobId: string) =>
      (await backend.call('jobs.discard', { ...here, jobId })).status
    for (const id of ['RUNNING', 'PAUSED', 'finishing']) expect(await discard(id), id).toBe(409)
    for (const id of ['PLANNING', 'PLANNED', 'FAILED', 'COMPLETED', 'CANCELLED'])
      expect(await discard(id), id).toBe(204)
    expect(await discard('COMPLETED')).toBe(404)
    expect(await left(store)).toMatchObject({
      jobs: ['PAUSED', 'RUNNING', 'finishing'],
      passwords: ['PAUSED', 'RUNNING'],
    })
  })

  test('indexes of organizations and connections that are gone are deleted', async ({ place }) => {
    const settings = await place(database)
    await using opened = await openFor(settings)
    const gone = [
      { ...here, organizationId: sampleOrganizations.deleted },
      { ...here, organizationId: 'm-00000000000000000000000000000000' },
      { ...here, connectionId: 'removed' },
      { ...here, region: 'eu-west-1' as const },
    ].map(directoryOf)
    const inUse = directoryOf({ ...here, organizationId: 'm-11111111111111111111111111111111' })
    const old = new Date('2026-11-20T12:00:00Z')
    for (const directory of [directoryOf(here), ...gone])
      await createIndex(opened.store, directory, old)
    await createIndex(opened.store, inUse, new Date('2026-11-24T11:00:00Z'))
    await using backend = await startEmptyBackend(settings)
    const indexes = async () => {
      const rows = await backend.store.selectFrom('directory_index').select('directory').execute()
      return rows.map(({ directory }) => directory).sort()
    }
    await expect.poll(indexes).toEqual([directoryOf(here), inUse].sort())
  })
})
