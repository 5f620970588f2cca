import type { ExitFinding, ExitItem } from '@mailroom/schemas/exit-checklist'
import { type ExitItemId, exitItems, type LiveItemId } from '@mailroom/schemas/exit-checklist-items'
import { kitTargets } from '@mailroom/schemas/kits'
import type { StatusType } from '@mailroom/ui/Status'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useKitWords } from '../kits/use-kit-words.ts'

const liveItems: readonly string[] = exitItems.flatMap((each) => ('live' in each ? [each.id] : []))

const isLive = (id: string): id is LiveItemId => liveItems.includes(id)

/** Returns the item of an id, undefined if this version does not know it. */
export function knownItem(id: string) {
  return exitItems.find((each) => each.id === id)
}

/** Of most items something is still there; of these, something is not done yet. */
const openWords: { [item: string]: 'notDone' | 'atRisk' } = {
  ...{ mailboxes: 'notDone', secondPass: 'notDone', users: 'notDone', organization: 'notDone' },
  key: 'atRisk',
}

/** Returns the words of the state of an item, and its sign. */
function stateOf({ item, state, live, isBack }: ExitItem) {
  if (isBack) return { key: 'back', sign: 'error' } as const
  if (state === 'done') return { key: 'done', sign: 'success' } as const
  if (state === 'closed') return { key: 'closed', sign: 'success' } as const
  if (state === 'waived') return { key: 'waived', sign: 'stopped' } as const
  if (live?.finding === 'open')
    return { key: openWords[item] ?? ('there' as const), sign: 'warning' } as const
  if (live) return { key: 'unknown', sign: 'info' } as const
  return { key: 'open', sign: 'pending' } as const
}

/** The items of which Mailroom knows what it has done. */
const knownByMailroom = ['kits', 'reconciliation', 'archive'] as const

/** Returns the words about items of the checklist. */
export function useItemWords() {
  const text = useText('leftOvers')
  const { dateTime, list } = useFormats()
  const { target } = useKitWords()
  const targetOf = (name: string) => {
    const known = kitTargets.find((each) => each === name)
    return known ? target(known) : name
  }

  const seen = (id: string, live: ExitFinding): string => {
    const { finding, why, code = '', missingAction, names = [] } = live
    const values = { count: live.count ?? 0, total: live.total ?? 0, names: list(names) }
    if (finding !== 'unknown') return isLive(id) ? text(`found.${id}.${finding}`, values) : ''
    if (why === 'refused')
      return missingAction === undefined
        ? text('unknown.refused', { code })
        : text('unknown.notAllowed', { action: missingAction })
    return text(`unknown.${why ?? 'notLooked'}`, values)
  }

  return {
    name: (id: ExitItemId) => text(`item.${id}`),

    state: (item: ExitItem): { words: string; sign: StatusType } => {
      const { key, sign } = stateOf(item)
      return { words: text(`state.${key}`), sign }
    },

    /** What was seen, and since when. */
    live: ({ item, live }: ExitItem): string | undefined =>
      live && [seen(item, live), live.asOf && text('asOf', { at: dateTime(live.asOf) })].join(' '),

    /** What Mailroom has done, each in a sentence; or that it has done nothing. */
    known: ({ item, known }: ExitItem): string[] => {
      const id = knownByMailroom.find((each) => each === item)
      if (!known || !id) return []
      if (known.length === 0) return [text(`done.${id}.none`)]
      return known.map(({ by, at, name = '', count = 0, total = 0 }) =>
        text(`done.${id}`, { by, at: dateTime(at), target: targetOf(name), count, total }),
      )
    },

    /** What people said. */
    record: ({ record }: ExitItem): string | undefined => {
      if (!record) return undefined
      const { state, note = '', recordedBy: by, recordedAt } = record
      const values = { by, at: dateTime(recordedAt), note }
      if (state === 'open')
        return text('reopenedBy', { ...values, isNoted: note === '' ? 'no' : 'yes' })
      if (state === 'waived') return text('waivedBy', values)
      return text('closedBy', values)
    },

    /** Why it was closed all the same. */
    although: ({ record }: ExitItem): string | undefined =>
      record?.although === undefined
        ? undefined
        : text('althoughNote', { although: record.although }),
  }
}
