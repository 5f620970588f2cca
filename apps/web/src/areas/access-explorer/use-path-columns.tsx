import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AccessEntry } from '@mailroom/schemas/access-paths'
import { Status, type StatusType } from '@mailroom/ui/Status'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { EntityLink } from '../../kit/entity/EntityLink.tsx'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { dateColumn, textColumn } from '../../kit/table/columns.tsx'
import { Marked } from '../../kit/table/Marked.tsx'
import { nothing } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useEnds, useMayEnd } from './use-ends.ts'
import { useWayWords } from './use-way-words.ts'

const reviewSigns = {
  ...{ gone: 'info', changed: 'warning', due: 'warning', new: 'pending', reviewed: 'success' },
} as const satisfies Record<AccessEntry['review']['state'], StatusType>

/** What a file needs to tell which way was reviewed, by whom and how; too much for the screen. */
const inFile = { hidden: true, alwaysInFile: true, wraps: true } as const

/** The columns that are at the front while somebody reviews. */
const reviewedFirst = ['mailbox', 'holder', 'way', 'rights', 'review']

/**
 * The columns of the ways: to which mailbox, whose, which, and what they let people do. `byReview`
 * has the reviews before what needs a wide window.
 */
export function usePathColumns({ byReview = false } = {}): readonly Column<AccessEntry>[] {
  const text = useText('accessExplorer')
  const { way, rights, holder, works, said, review } = useWayWords()
  const ends = useEnds()
  const mayEnd = useMayEnd()
  return useMemo(() => {
    const columns: Column<AccessEntry>[] = [
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
        alwaysInFile: true,
        // Nobody finds a mailbox that is gone by its name alone.
        value: ({ mailboxEmail, mailboxId, review: { state } }: AccessEntry) =>
          mailboxEmail ?? (state === 'gone' ? mailboxId : undefined),
      }),
      textColumn({
        ...{ id: 'mailboxId', header: text('mailboxId'), ...inFile },
        value: ({ mailboxId }: AccessEntry) => mailboxId,
      }),
      {
        id: 'holder',
        header: text('holder'),
        minWidth: 150,
        wraps: true,
        value: ({ holderName }) => holderName,
        cell: (entry) => <Marked>{holder(entry)}</Marked>,
      },
      textColumn({
        id: 'holderEmail',
        header: text('holderEmail'),
        wraps: true,
        onlyWithValues: true,
        alwaysInFile: true,
        value: ({ holderEmail }: AccessEntry) => holderEmail,
      }),
      textColumn({
        ...{ id: 'holderId', header: text('holderId'), ...inFile },
        value: ({ holderId }: AccessEntry) => holderId,
      }),
      textColumn({
        ...{ id: 'holderType', header: text('holderType'), ...inFile },
        value: ({ holderType }: AccessEntry) => holderType,
        shown: ({ holderType }) => text(`holderType.${holderType}`),
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
        ...{ id: 'through', header: text('through'), ...inFile },
        value: ({ through }: AccessEntry) =>
          through.length === 0 ? undefined : through.map(({ name }) => name),
      }),
      textColumn({
        ...{ id: 'actsAs', header: text('actsAs'), ...inFile },
        value: ({ actsAs }: AccessEntry) => {
          if (!actsAs) return undefined
          const more = actsAs.count - actsAs.some.length
          const names = actsAs.some.map(({ name }) => name)
          return more > 0 ? [...names, text('more', { count: more })] : names
        },
      }),
      textColumn({
        ...{ id: 'token', header: text('tokenName'), ...inFile },
        value: ({ token }: AccessEntry) => token?.name,
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
        value: ({ asleep, review: { state } }) =>
          state === 'gone' ? undefined : (asleep ?? 'works'),
        words: works,
        cell: (entry) => {
          const words = works(entry)
          if (words === undefined) return nothing
          return <Status type={entry.asleep ? 'stopped' : 'success'}>{words}</Status>
        },
      },
      {
        id: 'review',
        header: text('review'),
        minWidth: 170,
        wraps: true,
        value: (entry) => entry.review.state,
        words: review,
        cell: (entry) => (
          <>
            <Status type={reviewSigns[entry.review.state]}>
              {text(`review.${entry.review.state}`)}
            </Status>
            <div>{said(entry)}</div>
          </>
        ),
      },
      textColumn({
        ...{ id: 'reviewedBy', header: text('reviewer'), ...inFile },
        value: (entry: AccessEntry) => entry.review.reviewedBy,
      }),
      dateColumn({
        ...{ id: 'reviewedAt', header: text('reviewedAt'), ...inFile },
        value: (entry: AccessEntry) => entry.review.reviewedAt,
      }),
      textColumn({
        ...{ id: 'until', header: text('until'), ...inFile },
        value: (entry: AccessEntry) => entry.review.until,
      }),
      textColumn({
        ...{ id: 'note', header: text('note'), ...inFile },
        value: (entry: AccessEntry) => entry.review.note,
      }),
      textColumn({
        ...{ id: 'rightsThen', header: text('rightsThen'), ...inFile },
        value: (entry: AccessEntry) => entry.review.rights,
      }),
    ]
    if (mayEnd)
      columns.push({
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
      })
    if (!byReview) return columns
    const isFirst = ({ id }: Column<AccessEntry>) => reviewedFirst.includes(id)
    return [...columns.filter(isFirst), ...columns.filter((column) => !isFirst(column))]
  }, [text, way, rights, holder, works, said, review, ends, mayEnd, byReview])
}
