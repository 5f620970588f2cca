import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AccessEntry } from '@mailroom/schemas/access-paths'
import { Status, type StatusType } from '@mailroom/ui/Status'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { EntityLink } from '../../kit/entity/EntityLink.tsx'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { textColumn } from '../../kit/table/columns.tsx'
import { Marked } from '../../kit/table/Marked.tsx'
import { nothing } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useEnds } from './use-ends.ts'
import { useWayWords } from './use-way-words.ts'

const reviewSigns = {
  ...{ gone: 'info', changed: 'warning', due: 'warning', new: 'pending', reviewed: 'success' },
} as const satisfies Record<AccessEntry['review']['state'], StatusType>

/** The columns of the ways: to which mailbox, whose, which, and what they let people do. */
export function usePathColumns(): readonly Column<AccessEntry>[] {
  const text = useText('accessExplorer')
  const { way, rights, review } = useWayWords()
  const ends = useEnds()
  return useMemo(
    () => [
      {
        id: 'mailbox',
        header: text('mailbox'),
        minWidth: 150,
        isRowHeader: true,
        wraps: true,
        value: ({ mailboxName }) => mailboxName,
        cell: ({ mailboxId, mailboxType, mailboxName }) => (
          <EntityLink type={mailboxType} id={mailboxId}>
            {mailboxName}
          </EntityLink>
        ),
      },
      textColumn({
        id: 'mailboxEmail',
        header: text('mailboxEmail'),
        wraps: true,
        onlyWithValues: true,
        value: ({ mailboxEmail }: AccessEntry) => mailboxEmail,
      }),
      {
        id: 'holder',
        header: text('holder'),
        minWidth: 150,
        wraps: true,
        value: ({ holderName }) => holderName,
        cell: ({ holderName, holderType }) => (
          <>
            <Marked>{holderName}</Marked>
            {holderType !== 'USER' && ` (${text(`holderType.${holderType}`)})`}
          </>
        ),
      },
      textColumn({
        id: 'holderEmail',
        header: text('holderEmail'),
        wraps: true,
        onlyWithValues: true,
        value: ({ holderEmail }: AccessEntry) => holderEmail,
      }),
      textColumn({
        id: 'way',
        header: text('way'),
        minWidth: 190,
        grow: 2,
        wraps: true,
        value: ({ kind }: AccessEntry) => kind,
        shown: way,
      }),
      textColumn({
        id: 'rights',
        header: text('rights'),
        minWidth: 130,
        wraps: true,
        value: (entry: AccessEntry) => entry.rights,
        shown: rights,
      }),
      {
        id: 'asleep',
        header: text('works'),
        minWidth: 130,
        wraps: true,
        value: ({ asleep }) => asleep ?? 'works',
        words: ({ asleep }) => text(`asleep.${asleep ?? 'works'}`),
        cell: ({ asleep, review: { state } }) =>
          state === 'gone' ? (
            nothing
          ) : (
            <Status type={asleep ? 'stopped' : 'success'}>
              {text(`asleep.${asleep ?? 'works'}`)}
            </Status>
          ),
      },
      {
        id: 'review',
        header: text('review'),
        minWidth: 170,
        wraps: true,
        value: (entry) => entry.review.state,
        words: review,
        cell: (entry) => <Status type={reviewSigns[entry.review.state]}>{review(entry)}</Status>,
      },
      {
        id: 'end',
        header: text('takeAway'),
        minWidth: 170,
        wraps: true,
        cell: (entry) => {
          if (entry.kind === 'migration') return text('end.migration')
          const names = { mailbox: entry.mailboxName, who: entry.holderName }
          return (
            <SpaceBetween size="xxs">
              {ends(entry).map(({ to, way: end }) => (
                <AppLink key={end} to={to} ariaLabel={text(`endOf.${end}`, names)}>
                  {text(`end.${end}`)}
                </AppLink>
              ))}
            </SpaceBetween>
          )
        },
      },
    ],
    [text, way, rights, review, ends],
  )
}
