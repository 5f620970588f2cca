import type { AccessExplorer } from '../access-explorer/access-explorer.ts'
import { checkAccess } from '../access-explorer/check-access.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

/** Makes the handlers of who can open what, and of its reviews. Source: PERM-13. */
export const accessPaths = (
  explorer: AccessExplorer,
): Handlers<'accessPaths' | 'accessReviews'> => ({
  'accessPaths.list': async ({ filter, byReview, offset, limit, ...scope }, context) => {
    const { store, workmail, clock } = context
    const now = () => clock.now()
    return explorer.list(scope, { store, workmail, now }, { filter, byReview, offset, limit })
  },

  'accessPaths.check': async (input, { store, workmail, clock }) =>
    checkAccess(explorer, { store, workmail, now: () => clock.now() }, input),

  'accessReviews.put': async (input, { store, workmail, clock, person, note: tell }) => {
    const { entries, filter, total, until, note, ...scope } = input
    const now = () => clock.now()
    if (until !== undefined && until < now().toISOString().slice(0, 10))
      throw refusal('InvalidInput', 'This day is over.', { until: { code: 'dayOver' } })
    const wanted = { entries, filter, total, until, note, by: person.name }
    const reviewed = await explorer.review(scope, { store, workmail, now }, wanted)
    tell({ details: { reviewed } })
    return { reviewed }
  },
})
