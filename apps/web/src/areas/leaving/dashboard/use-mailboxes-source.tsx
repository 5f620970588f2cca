import { type ExitMailbox, exitSortMembers } from '@mailroom/schemas/exit'
import type { Input } from '@mailroom/schemas/operations'
import type { Column } from '@mailroom/ui/table/DataTable'
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions, useKeptError } from '../../../kit/data/use-read.ts'
import { IndexNote } from '../../../kit/table/IndexNote.tsx'
import { useFilter } from '../../../kit/table/list-address.ts'
import { type ListSource, rowsOf } from '../../../kit/table/list-source.ts'
import { everyPart, useSearchedPages } from '../../../kit/table/use-searched-pages.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useMailboxFilter } from './use-mailbox-filter.ts'

type Search = Omit<Input<'exit.listMailboxes'>, 'offset' | 'limit'>

/** Returns all rows that a search finds, in portions. */
export function allMailboxes(client: QueryClient, search: Search) {
  return everyPart((part) =>
    client.fetchQuery({
      ...readOptions('exit.listMailboxes', { ...search, ...part }),
      ...{ staleTime: 0, gcTime: 0 },
    }),
  )
}

function parseSort(value: string): Search['sort'] {
  const descending = value.startsWith('-')
  const name = descending ? value.slice(1) : value
  const by = exitSortMembers.find((member) => member === name)
  return by && { by, descending }
}

/**
 * Returns the users and resources with how far each is, page by page: searched, filtered and ordered
 * by the backend; text, filters, order and page are in the address. Source: EXIT-05.
 */
export function useMailboxesSource(
  columns: readonly Column<ExitMailbox>[],
): ListSource<ExitMailbox> {
  const text = useText('exitDashboard')
  const { dateTime } = useFormats()
  const client = useQueryClient()
  const { wanted, part, sourceOf, searchOf } = useSearchedPages('exitMailboxes', columns)
  const { filter: chosen, count } = useMailboxFilter()
  const [sorted, setSorted] = useFilter('sort')
  const sort = parseSort(sorted)
  const filter = { ...chosen, ...(wanted === '' ? {} : { text: wanted }) }
  const input = { ...useOrganizationScope(), filter, ...(sort ? { sort } : {}) }
  const read = useKeptError(
    useQuery({
      ...readOptions('exit.listMailboxes', { ...input, ...part }),
      // The old page stays visible until the next one is loaded.
      placeholderData: keepPreviousData,
    }),
  )
  const { items, total = 0, index, source, asOf, sizesAsOf } = read.data ?? {}
  // Before anything was read, an empty list says nothing.
  const isUnread = read.data !== undefined && total === 0 && asOf === undefined
  return {
    ...sourceOf(read, asOf !== undefined),
    operation: 'exit.listMailboxes',
    as: 'part',
    rows: isUnread ? undefined : rowsOf(read, items),
    pages: () => allMailboxes(client, input),
    sort: {
      ...(sort ? { by: sort.by } : {}),
      descending: sort?.descending ?? false,
      onChange: ({ by, descending }) => setSorted(`${descending ? '-' : ''}${by}`),
      isByMatch: false,
      ...(sort ? { onClear: () => setSorted('') } : {}),
    },
    search: searchOf(wanted),
    filters: count,
    isNarrowed: count > 0 || wanted !== '',
    note: index && (
      <>
        {source === 'snapshot' && asOf !== undefined ? (
          text('fromSnapshot', { moment: dateTime(asOf) })
        ) : (
          <IndexNote index={index} />
        )}{' '}
        {sizesAsOf !== undefined && text('sizesAsOf', { moment: dateTime(sizesAsOf) })}
      </>
    ),
  }
}
