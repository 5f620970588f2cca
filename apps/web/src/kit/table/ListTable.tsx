import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  DataTable,
  type Details,
  type RowAction,
  type Selection,
} from '@mailroom/ui/table/DataTable'
import { useNarrow } from '@mailroom/ui/use-narrow'
import type { ReactNode } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { ErrorAlert } from '../page/ErrorAlert.tsx'
import { PageTitle } from '../page/PageTitle.tsx'
import { useProblemWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'
import { ChosenStrip } from './ChosenStrip.tsx'
import { Filters } from './Filters.tsx'
import { ListStatus } from './ListStatus.tsx'
import type { ListSource } from './list-source.ts'
import { SearchedText } from './Marked.tsx'
import { SearchField } from './SearchField.tsx'
import { TableMessage } from './TableMessage.tsx'
import { useTableWords } from './table-words.ts'
import { type Add, useListTools } from './use-list-tools.tsx'
import { type OneChosen, useOneChosen } from './use-one-chosen.tsx'

type Props<Row> = {
  source: ListSource<Row>
  title: string
  description?: ReactNode
  actions?: ReactNode
  /** What saving the list as a file is called, where *Export* means something else. */
  fileLabel?: string
  /** The button that adds an entry. */
  add?: Add
  /** The filters of the list, beside its search if it has one. */
  filter?: ReactNode
  /** The actions on the selected rows of a list that has a selection. */
  chosenActions?: ReactNode
  /** The actions on one chosen row; who may use none of them chooses nothing. */
  oneChosen?: OneChosen<Row>
  /** A selection that the page keeps itself. */
  selection?: Selection<Row>
  /** The actions on one row. */
  menu?: { label: (row: Row) => string; actions: (row: Row) => readonly RowAction[] }
  /** The content that a row unfolds. */
  details?: Details<Row>
  /** The message of an empty list. */
  empty: ReactNode
  /** The message of a search without a match. */
  noMatch?: ReactNode
  rowKey: (row: Row) => string
}

/** Returns why the searched text is refused, in words; undefined if it is not. */
function useSearchProblem<Row>({ query, search }: ListSource<Row>): string | undefined {
  const words = useProblemWords()
  if (!search || !query.isError) return undefined
  const { fields = {} } = apiErrorOf(query.error)
  const problem = fields['query.text'] ?? fields.text
  return problem && words(problem)
}

/**
 * A list with its tools and states: search, filters, order, columns, widths, page size, export,
 * refresh, selection; loading, empty, without a match, failed with a retry, offline. What it lists,
 * and how much of this it can do, is its source: `useLiveSource`, `useWholeSource` or
 * `useIndexSource`.
 */
export function ListTable<Row>(props: Props<Row>) {
  const { source, title, rowKey, filter, chosenActions } = props
  const { query, columns, settings, page, search, sort, chosen } = source
  const text = useText('app')
  const isNarrow = useNarrow()
  const problem = useSearchProblem(source)
  const one = useOneChosen(props.oneChosen, source.rows, rowKey)
  const selects = chosen && chosenActions
  const tools = useListTools({
    list: title,
    fileLabel: props.fileLabel,
    operation: source.operation,
    isRefreshing: source.isRefreshing,
    onRefresh: source.refresh,
    exported: columns.filter(({ id }) => settings.chosen.columns.includes(id)),
    pages: source.pages,
    lacking: source.lacking,
    settings: { columns, chosen: settings.chosen, onChoose: settings.onChoose },
    actions: (
      <>
        {one.actions}
        {/* In a narrow window they are beside the selection. */}
        {!isNarrow && chosenActions}
        {props.actions}
      </>
    ),
    add: props.add,
  })
  const filters = search ? (
    <Filters
      search={
        <SearchField
          label={text('searchList', { list: title })}
          placeholder={search.placeholder}
          value={search.text}
          onChange={search.onChange}
          problem={problem}
        />
      }
      active={source.filters ?? 0}
    >
      {filter}
    </Filters>
  ) : (
    filter
  )
  return (
    <SearchedText value={search?.marked ?? ''}>
      <DataTable<Row>
        label={title}
        title={source.as === 'page' ? <PageTitle>{title}</PageTitle> : title}
        total={source.total}
        variant={source.as === 'page' ? 'full-page' : 'container'}
        description={props.description}
        status={
          sort && (
            <ListStatus
              total={source.matches}
              sortedBy={columns.find(({ sortBy }) => sortBy && sortBy === sort.by)?.header}
              descending={sort.descending}
              isByMatch={sort.isByMatch}
            />
          )
        }
        note={source.note}
        footer={source.footer}
        actions={tools.actions}
        filter={
          query.isRefetchError && problem === undefined ? (
            <SpaceBetween size="xs">
              <ErrorAlert error={apiErrorOf(query.error)} onRetry={source.retry} />
              {filters}
            </SpaceBetween>
          ) : (
            filters
          )
        }
        columns={columns}
        visible={settings.chosen.columns}
        widths={settings.widths}
        rowKey={rowKey}
        rows={source.rows}
        loadingText={text('loadingList', { list: title })}
        empty={
          <TableMessage
            query={problem === undefined ? query : { ...query, isError: false }}
            page={page}
            empty={
              problem !== undefined
                ? text('noMatch')
                : source.isNarrowed
                  ? (props.noMatch ?? text('noMatch'))
                  : props.empty
            }
            onRetry={source.retry}
          />
        }
        page={page}
        sort={sort}
        preferences={tools.preferences}
        menu={props.menu}
        selection={selects ? source.selection : (one.selection ?? props.selection)}
        selectionStrip={
          selects && <ChosenStrip chosen={chosen}>{isNarrow && chosenActions}</ChosenStrip>
        }
        details={props.details}
        words={useTableWords(title, sort?.isByMatch)}
      />
    </SearchedText>
  )
}
