import type { Jobs } from '../jobs/jobs.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

const defaultPageSize = 100

/** Parses a token: the number of the last listed row. */
function parseToken(token: string): number {
  if (/^\d{1,9}$/.test(token)) return Number(token)
  throw refusal('InvalidInput', 'The next token is not valid.', { nextToken: { code: 'format' } })
}

export const jobRowHandlers = (jobs: Jobs): Handlers<'jobRows'> => ({
  'jobRows.list': async (input) => {
    const { jobId, states, nextToken = '0', maxResults = defaultPageSize, ...scope } = input
    const page = { after: parseToken(nextToken), limit: maxResults + 1, states }
    const found = await jobs.rows(scope, jobId, page)
    const items = found.slice(0, maxResults)
    return {
      items,
      nextToken: found.length > maxResults ? String(items.at(-1)?.number) : undefined,
    }
  },

  'jobRows.update': async ({ jobId, number, email, ...scope }) =>
    jobs.updateRow(scope, jobId, number, email),
})
