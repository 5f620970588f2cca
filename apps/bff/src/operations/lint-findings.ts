import { directoryOf } from '../directory-index/scope.ts'
import { checkDecisions } from '../lint/check-decisions.ts'
import type { Linter } from '../lint/linter.ts'
import { decisionsOf, deleteAcceptances, putDecisions } from '../lint/tables.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'

export const lintFindings = (linter: Linter): Handlers<'lintFindings' | 'lintDecisions'> => ({
  'lintFindings.list': ({ filter, offset = 0, limit, ...scope }, { store, awsNow }) =>
    linter.list(store, scope, awsNow(), { filter, offset, ...(limit ? { limit } : {}) }),

  'lintFindings.accept': async (input, { store, awsNow, clock, person, note }) => {
    const { findingIds, filter, total, reason, ...scope } = input
    const by = { name: person.name, at: clock.now().toISOString() }
    const wanted = { findingIds, filter, total, reason, ...by }
    const accepted = await linter.accept(store, scope, awsNow(), wanted)
    note({ details: { accepted } })
    return { accepted }
  },

  'lintFindings.reopen': async ({ findingIds, ...scope }, { store, note }) => {
    const reopened = await deleteAcceptances(store, directoryOf(scope), findingIds)
    note({ details: { reopened } })
  },

  'lintDecisions.describe': async (scope, { store }) => {
    const { decisions, ...changed } = await decisionsOf(store, directoryOf(scope))
    return { ...decisions, ...changed }
  },

  'lintDecisions.put': async (input, { store, awsNow, clock, person, note }) => {
    const { connectionId, region, organizationId, expected, ...wanted } = input
    const scope = { connectionId, region, organizationId }
    const directory = directoryOf(scope)
    const { decisions: current } = await decisionsOf(store, directory)
    const model = await linter.newestModel(store, scope)
    checkDecisions({ wanted, current, model, now: awsNow() })
    // A day that is cleared is a change, too.
    const changed = { ...wanted, swapDate: wanted.swapDate ?? '' }
    // What nobody has said yet.
    const { automapping = true, aliasGroups = false } = current
    const seen = { ...current, automapping, aliasGroups }
    guardEdit(note, { current: seen, expected, wanted: changed })
    const by = { name: person.name, at: clock.now().toISOString() }
    await putDecisions(store, directory, wanted, by)
  },
})
