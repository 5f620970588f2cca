import type { Exit } from '../exit/exit.ts'
import { mailboxExclusionsOf } from '../store/mailbox-exclusions.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

export const exit = (dashboard: Exit): Handlers<'exit' | 'mailboxExclusions'> => ({
  'exit.describe': (scope, { store, awsNow }) => dashboard.describe(store, scope, awsNow()),

  'exit.listMailboxes': ({ filter, sort, offset, limit, ...scope }, { store, awsNow }) =>
    dashboard.list(store, scope, awsNow(), { filter, sort, offset, limit }),

  'mailboxExclusions.put': async ({ entityId, reason, ...scope }, { store, clock, person }) => {
    if (!(await dashboard.has(store, scope, entityId)))
      throw refusal('Gone', 'The directory has no such user or resource.')
    const excludedAt = clock.now().toISOString()
    const exclusion = { reason, excludedBy: person.name, excludedAt }
    if (!(await mailboxExclusionsOf(store).add(scope, entityId, exclusion)))
      throw refusal('Conflict', 'Somebody else has said so in the meantime.')
  },

  'mailboxExclusions.delete': async ({ entityId, ...scope }, { store, note }) => {
    const deleted = await mailboxExclusionsOf(store).delete(scope, entityId)
    if (!deleted) throw refusal('Gone', 'Nobody says any more that it is not needed.')
    note({ before: { reason: deleted.reason, excludedBy: deleted.excludedBy } })
  },
})
