import { exitItems } from '@mailroom/schemas/exit-checklist-items'
import type { Exit } from '../exit/exit.ts'
import { knownOf } from '../left-overs/known.ts'
import { lookAtAws } from '../left-overs/look-at-aws.ts'
import { exitRecordsOf } from '../left-overs/records.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

const conflict = () => refusal('Conflict', 'Somebody else has said something in the meantime.')

/** Makes the handlers of what is left. Source: EXIT-12. */
export const exitChecklist = (dashboard: Exit): Handlers<'exitChecklist' | 'leftOvers'> => ({
  'exitChecklist.describe': async (scope, { store, awsNow }) => {
    const [{ items, ...checklist }, known] = await Promise.all([
      dashboard.checklist(store, scope, awsNow()),
      knownOf(store, scope),
    ])
    return {
      ...checklist,
      items: items.map((each) => {
        const ofItem = known.get(each.item)
        return ofItem ? { ...each, known: ofItem } : each
      }),
    }
  },

  'exitChecklist.put': async (input, { store, clock, person, awsNow, note: tell }) => {
    const { item, state, note, although, version, ...scope } = input
    if (!exitItems.some(({ id }) => id === item))
      throw refusal('InvalidInput', 'The checklist has no such item.', { item: { code: 'choice' } })
    const { items } = await dashboard.checklist(store, scope, awsNow())
    const known = items.find((each) => each.item === item)
    const { state: before = 'open', note: noteBefore = null } = known?.record ?? {}
    tell({
      before: { state: before, note: noteBefore },
      details: { finding: known?.live?.finding ?? 'recorded' },
    })
    if ((known?.record?.version ?? 0) !== version) throw conflict()
    const isThere = known?.live !== undefined && known.live.finding !== 'done'
    if (state === 'closed' && isThere && although === undefined)
      throw refusal('InvalidInput', 'It is still there, or nobody could look: say why.', {
        although: { code: 'required' },
      })
    const record = {
      ...{ state, ...(note === undefined ? {} : { note }) },
      ...(state === 'closed' && isThere && although !== undefined ? { although } : {}),
      ...{ recordedBy: person.name, recordedAt: clock.now().toISOString() },
      version: version + 1,
    }
    if (!(await exitRecordsOf(store).put(scope, item, record))) throw conflict()
  },

  'leftOvers.check': async (scope, { store, workmail, client, awsNow }) => {
    const refused = await lookAtAws(store, scope, { workmail, client }, awsNow)
    return { lookedAt: awsNow().toISOString(), refused }
  },
})
