import type { Jobs } from '../jobs/jobs.ts'
import type { Handlers } from './handlers.ts'

const defaultPageSize = 25

export const jobHandlers = (jobs: Jobs): Handlers<'jobs'> => ({
  'jobs.list': async ({ nextToken, maxResults = defaultPageSize, ...scope }) => {
    const found = await jobs.list(scope, nextToken, maxResults + 1)
    const items = found.slice(0, maxResults)
    return { items, nextToken: found.length > maxResults ? items.at(-1)?.jobId : undefined }
  },

  'jobs.describe': async ({ jobId, ...scope }) => jobs.describe(scope, jobId),

  'jobs.plan': async ({ change, ...scope }, { person }) => ({
    jobId: await jobs.plan(scope, change, person),
  }),

  'jobs.start': async ({ jobId, publicKey, passwords, ...scope }, { person }) => {
    await jobs.start(scope, jobId, person, { publicKey, passwords })
  },

  'jobs.pause': async ({ jobId, ...scope }) => jobs.pause(scope, jobId),
  'jobs.resume': async ({ jobId, ...scope }) => jobs.resume(scope, jobId),
  'jobs.cancel': async ({ jobId, ...scope }) => jobs.cancel(scope, jobId),
  'jobs.retry': async ({ jobId, ...scope }) => jobs.retry(scope, jobId),
  'jobs.discard': async ({ jobId, ...scope }) => jobs.discard(scope, jobId),
})
