import { type Column, DataTable } from '@mailroom/ui/table/DataTable'
import { useDeferredValue, useMemo, useState } from 'react'
import { Marked, SearchedText } from '../../kit/table/Marked.tsx'
import { SearchField } from '../../kit/table/SearchField.tsx'
import { useTableWords } from '../../kit/table/table-words.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Analysis } from './parse/analyse.ts'
import type { Header } from './parse/header-lines.ts'
import { shortened } from './shortened.ts'

type Numbered = Header & { number: number }

const pageSize = 50

/** Every header as it came, in its order, with a search in names and values. */
export function AllHeaders({ headers }: Pick<Analysis, 'headers'>) {
  const text = useText('messageHeaders')
  const { number } = useFormats()
  const [wanted, setPage] = useState(1)
  const [typed, setTyped] = useState('')
  const searched = useDeferredValue(typed)
  const found = useMemo(() => {
    const sought = searched.trim().toLowerCase()
    return headers
      .map((header, index): Numbered => ({ ...header, number: index + 1 }))
      .filter(({ name, value }) => `${name}: ${value}`.toLowerCase().includes(sought))
  }, [headers, searched])
  const count = Math.max(1, Math.ceil(found.length / pageSize))
  const page = Math.min(wanted, count)
  const columns: Column<Numbered>[] = [
    {
      id: 'name',
      header: text('name'),
      isRowHeader: true,
      width: 260,
      wraps: true,
      cell: ({ name }) => <Marked>{shortened(name)}</Marked>,
    },
    {
      id: 'value',
      header: text('value'),
      wraps: true,
      onCard: 'below',
      cell: ({ value }) => <Marked>{shortened(value)}</Marked>,
    },
  ]
  return (
    <SearchedText value={searched.trim()}>
      <DataTable<Numbered>
        label={text('allHeaders')}
        title={text('allHeaders')}
        total={number(found.length)}
        variant="container"
        filter={
          <SearchField
            label={text('searchHeaders')}
            placeholder={text('searchHeaders')}
            value={typed}
            onChange={(next) => {
              setPage(1)
              setTyped(next)
            }}
          />
        }
        columns={columns}
        visible={columns.map(({ id }) => id)}
        rowKey={(header) => String(header.number)}
        rows={found.slice((page - 1) * pageSize, page * pageSize)}
        loadingText=""
        empty={text('noHeaderFound')}
        page={{
          number: page,
          count,
          more: page < count,
          disabled: false,
          onChange: setPage,
        }}
        words={useTableWords(text('allHeaders'))}
      />
    </SearchedText>
  )
}
