import { accessRights } from '@mailroom/schemas/access/who-can-open'
import type { AccessEntry } from '@mailroom/schemas/access-paths'
import { useCallback } from 'react'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'

/** Returns a way in words. */
export function useWayWords() {
  const text = useText('accessExplorer')
  const { list, number, day, dateTime } = useFormats()
  const way = useCallback(
    ({ kind, through, actsAs, token }: AccessEntry): string => {
      const groups = through.map(({ name }) => name).join(' › ')
      switch (kind) {
        case 'group':
          return text('way.group', { groups })
        case 'delegate':
          return through.length === 0 ? text('way.delegate') : text('way.delegateGroup', { groups })
        case 'roleThrough': {
          const { some = [], count = 0 } = actsAs ?? {}
          const names = list(some.map(({ name }) => name))
          const more = count - some.length
          // Reviews did not always keep them.
          if (some.length === 0) return text('kind.roleThrough')
          return more > 0
            ? text('way.roleThroughMore', { names, more: number(more) })
            : text('way.roleThrough', { names })
        }
        case 'token':
          return text('way.token', { name: token?.name ?? '' })
        default:
          return text(`way.${kind}`)
      }
    },
    [text, list, number],
  )
  const rights = useCallback(
    ({ rights }: AccessEntry): string => list(rights.map((right) => text(`right.${right}`))),
    [text, list],
  )
  const holder = useCallback(
    ({ holderName, holderType }: AccessEntry): string =>
      holderType === 'USER' ? holderName : `${holderName} (${text(`holderType.${holderType}`)})`,
    [text],
  )
  /** Whether a way works now; undefined for one that is gone. */
  const works = useCallback(
    ({ asleep, review }: AccessEntry): string | undefined =>
      review.state === 'gone' ? undefined : text(`asleep.${asleep ?? 'works'}`),
    [text],
  )
  const said = useCallback(
    ({ review: { state, ...said } }: AccessEntry): string => {
      const { reviewedBy: by, reviewedAt: at, until, note } = said
      const reviewed = accessRights.filter((right) => said.rights?.includes(right))
      return [
        by !== undefined && at !== undefined && text('reviewedBy', { by, at: dateTime(at) }),
        until !== undefined && text('holdsUntil', { day: day(until) }),
        state === 'changed' &&
          said.rights &&
          text('reviewedRights', { rights: list(reviewed.map((each) => text(`right.${each}`))) }),
        note,
      ]
        .filter(Boolean)
        .join(' ')
    },
    [text, list, day, dateTime],
  )
  /** The state of a review, and what was said with it. */
  const review = useCallback(
    (entry: AccessEntry): string => {
      const state = text(`review.${entry.review.state}`)
      const more = said(entry)
      return more === '' ? state : text('reviewSaid', { state, more })
    },
    [text, said],
  )
  return { way, rights, holder, works, said, review }
}
