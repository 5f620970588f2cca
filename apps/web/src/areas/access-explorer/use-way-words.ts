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
  const review = useCallback(
    ({ review: { state, ...said } }: AccessEntry): string => {
      const { reviewedBy: by, reviewedAt: at, until, note } = said
      return [
        text(`review.${state}`),
        by !== undefined && at !== undefined && text('reviewedBy', { by, at: dateTime(at) }),
        until !== undefined && text('holdsUntil', { day: day(until) }),
        state === 'changed' &&
          said.rights &&
          text('reviewedRights', { rights: said.rights.join(', ') }),
        note,
      ]
        .filter(Boolean)
        .join(' ')
    },
    [text, day, dateTime],
  )
  return { way, rights, review }
}
