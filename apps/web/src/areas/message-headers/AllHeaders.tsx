import type { Column } from '@mailroom/ui/table/DataTable'
import { useDeferredValue, useState } from 'react'
import { Marked, SearchedText } from '../../kit/table/Marked.tsx'
import { SearchField } from '../../kit/table/SearchField.tsx'
import { useText } from '../../kit/words/texts.ts'
import { PagedTable } from './PagedTable.tsx'
import type { Header } from './parse/header-lines.ts'
import type { Numbered } from './parse/listed.ts'
import { shortened } from './shortened.ts'
import type { AskForRows } from './use-analysis.ts'

/** Every header as it came, in its order, with a search in names and values. */
export function AllHeaders({ ask }: { ask: AskForRows }) {
  const text = useText('messageHeaders')
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed).trim()
  const columns: Column<Numbered<Header>>[] = [
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
    <SearchedText value={sought}>
      <PagedTable
        name="headers"
        ask={ask}
        title={text('allHeaders')}
        sought={sought}
        filter={
          <SearchField
            label={text('searchHeaders')}
            placeholder={text('searchHeaders')}
            value={typed}
            onChange={setTyped}
          />
        }
        columns={columns}
        empty={text('noHeaderFound')}
      />
    </SearchedText>
  )
}
