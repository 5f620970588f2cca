import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const mailboxExportJobs: Handlers<'mailboxExportJobs'> = {
  'mailboxExportJobs.list': async (input, { workmail }) => {
    const { Jobs, NextToken } = await workmail.listMailboxExportJobs(pascal(input))
    return { items: camel(Jobs), nextToken: NextToken }
  },
}
