import type { MailboxExports } from '../mailbox-exports/mailbox-exports.ts'
import type { Handlers } from './handlers.ts'

const defaultPageSize = 25

export const exportJobHandlers = (exports: MailboxExports): Handlers<'exportJobs'> => ({
  'exportJobs.list': async (input, { workmail }) => {
    const { states, isForeign, entityId, nextToken, maxResults = defaultPageSize, ...scope } = input
    const query = { states, isForeign, entityId, nextToken, maxResults }
    return exports.listJobs(scope, query, workmail)
  },

  'exportJobs.describe': async ({ jobId, ...scope }, { workmail }) =>
    exports.describeJob(scope, jobId, workmail),

  'exportJobs.adopt': async ({ jobId, ...scope }, { person }) =>
    exports.adoptJob(scope, jobId, person.name),

  'exportJobs.cancel': async ({ jobId, ...scope }, { workmail }) =>
    exports.cancelJob(scope, jobId, workmail),
})
