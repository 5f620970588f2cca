import { type Column, DataTable } from '@mailroom/ui/table/DataTable'
import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { useTableWords } from '../../kit/table/table-words.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Lists } from './headers.worker.ts'
import type { Listed, Numbered } from './parse/listed.ts'
import type { AskForRows } from './use-analysis.ts'

type RowOf<Name extends keyof Lists> = Lists[Name][number]

const pageSize = 25

/** Reads a page of a long list from the worker; undefined until the first one of a message came. */
function useListed<Name extends keyof Lists>(
  ask: AskForRows,
  name: Name,
  sought: string,
  page: number,
): Listed<RowOf<Name>> | undefined {
  const [last, setLast] = useState<{ ask: AskForRows; listed: Listed<RowOf<Name>> }>()
  useEffect(() => {
    let isCurrent = true
    ask(name, { sought, offset: (page - 1) * pageSize, limit: pageSize }).then(
      (listed) => {
        if (isCurrent) startTransition(() => setLast({ ask, listed }))
      },
      // The page says that the worker has failed.
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [ask, name, sought, page])
  return last?.ask === ask ? last.listed : undefined
}

type Props<Name extends keyof Lists> = {
  name: Name
  ask: AskForRows
  title: string
  columns: readonly Column<Numbered<RowOf<Name>>>[]
  empty: string
  description?: ReactNode
  filter?: ReactNode
  /** Shows only the rows that contain this text. */
  sought?: string
}

/**
 * A long list of a message page by page. The list stays in the worker: a hundred thousand rows
 * would take the page longer to receive than to show.
 */
export function PagedTable<Name extends keyof Lists>({
  name,
  ask,
  title,
  columns,
  sought = '',
  ...shown
}: Props<Name>) {
  const text = useText('messageHeaders')
  const { number } = useFormats()
  const [turned, setTurned] = useState({ ask, sought, page: 1 })
  // Another message or search begins on its first page.
  const page = turned.ask === ask && turned.sought === sought ? turned.page : 1
  const listed = useListed(ask, name, sought, page)
  const pages = Math.max(1, Math.ceil((listed?.count ?? 0) / pageSize))
  return (
    <DataTable<Numbered<RowOf<Name>>>
      {...shown}
      label={title}
      title={title}
      total={listed && number(listed.count)}
      variant="container"
      columns={columns}
      visible={columns.map(({ id }) => id)}
      rowKey={(row) => String(row.number)}
      rows={listed?.rows}
      loadingText={text('reading')}
      page={{
        number: page,
        count: pages,
        more: page < pages,
        disabled: false,
        onChange: (wanted) => setTurned({ ask, sought, page: wanted }),
      }}
      words={useTableWords(title)}
    />
  )
}
