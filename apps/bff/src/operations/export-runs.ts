import type { FourEyes } from '../exit/four-eyes.ts'
import type { MailboxExports } from '../mailbox-exports/mailbox-exports.ts'
import type { Handlers } from './handlers.ts'

const defaultPageSize = 25

/** Makes the handlers. `approved` is asked before more than one mailbox is exported. */
export const exportRunHandlers = (
  exports: MailboxExports,
  approved: FourEyes,
): Handlers<'exportRuns'> => ({
  'exportRuns.plan': async (input, { person, workmail, note }) => {
    const { connectionId, region, organizationId, ...wish } = input
    const scope = { connectionId, region, organizationId }
    const { runId, planned } = await exports.plan(scope, wish, person.name, workmail)
    note({ details: { mailboxes: planned } })
    return { runId }
  },

  'exportRuns.list': async ({ nextToken, maxResults = defaultPageSize, ...scope }) =>
    exports.list(scope, { nextToken, maxResults }),

  'exportRuns.describe': async ({ runId, ...scope }) => exports.describe(scope, runId),

  'exportRuns.listItems': async (input) => {
    const { runId, states, text, nextToken, maxResults = defaultPageSize, ...scope } = input
    return exports.listItems(scope, { runId, states, text, nextToken, maxResults })
  },

  'exportRuns.start': async ({ runId, reason, acceptUnchecked = [], ...scope }, context) => {
    const { person, note } = context
    const { total, counts: planned } = await exports.describe(scope, runId)
    const subject = { operation: 'exportRuns.start', subjectId: runId } as const
    const isOfOne = total - (planned.SKIPPED ?? 0) <= 1
    const approval = isOfOne ? {} : await approved(scope, subject, context)
    const start = { reason, by: person.name, accepted: acceptUnchecked }
    note({ details: { mailboxes: await exports.start(scope, runId, start), ...approval } })
  },

  'exportRuns.pause': async ({ runId, ...scope }) => exports.pause(scope, runId),

  'exportRuns.resume': async ({ runId, ...scope }) => exports.resume(scope, runId),

  'exportRuns.cancel': async ({ runId, entityIds: ids, count, ...scope }, { note }) => {
    note({ details: { mailboxes: await exports.cancel(scope, runId, { ids, count }) } })
  },

  'exportRuns.retry': async ({ runId, entityIds, ...scope }, { note }) => {
    const count = await exports.retry(scope, runId, entityIds)
    note({ details: { mailboxes: count } })
    return { count }
  },

  'exportRuns.add': async ({ runId, entityId, reason: _, ...scope }, context) => {
    // One by one, a run of one mailbox would become a run of many that nobody has approved.
    const subject = { operation: 'exportRuns.start', subjectId: runId } as const
    context.note({ details: await approved(scope, subject, context) })
    await exports.add(scope, runId, entityId)
  },

  'exportRuns.putOrder': async ({ runId, order, first = [], ...scope }) =>
    exports.putOrder(scope, runId, order, first),

  'exportRuns.delete': async ({ runId, ...scope }) => exports.delete(scope, runId),

  'exportRuns.planSecondPass': async ({ runId: first, ...scope }, { person, note }) => {
    const { runId, planned } = await exports.planSecondPass(scope, first, person.name)
    note({ details: { mailboxes: planned } })
    return { runId }
  },
})
