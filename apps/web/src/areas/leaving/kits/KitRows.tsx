import SpaceBetween from '@cloudscape-design/components/space-between'
import { type KitRow, kitDispositions } from '@mailroom/schemas/kits'
import { Select } from '@mailroom/ui/Select'
import { useMemo } from 'react'
import { statusColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { kindNames, useKitWords } from './use-kit-words.ts'
import { useRowChoices, useRowsSource } from './use-rows-source.ts'

const signs = { carried: 'success', byHand: 'warning', excluded: 'stopped' } as const

function Filters() {
  const text = useText('kits')
  const words = useKitWords()
  const { kind, disposition } = useRowChoices()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Select
        ariaLabel={text('kind')}
        options={[
          { value: '', label: text('any.kind') },
          ...kindNames.map((value) => ({ value, label: words.kind(value) })),
        ]}
        value={kind[0] ?? ''}
        onChange={kind[1]}
      />
      <Select
        ariaLabel={text('disposition')}
        options={[
          { value: '', label: text('any.disposition') },
          ...kitDispositions.map((value) => ({ value, label: text(`disposition.${value}`) })),
        ]}
        value={disposition[0] ?? ''}
        onChange={disposition[1]}
      />
    </SpaceBetween>
  )
}

/** What became of each thing in the snapshot, with where it is or why it is not. Source: KIT-02. */
export function KitRows() {
  const text = useText('kits')
  const { kind } = useKitWords()
  const columns = useMemo(
    () => [
      textColumn({
        id: 'label',
        header: text('what'),
        minWidth: 200,
        isRowHeader: true,
        wraps: true,
        value: ({ label }: KitRow) => label,
      }),
      textColumn({
        id: 'kind',
        header: text('kind'),
        minWidth: 140,
        value: (row: KitRow) => row.kind,
        shown: (row) => kind(row.kind),
      }),
      statusColumn({
        id: 'disposition',
        header: text('disposition'),
        minWidth: 130,
        value: ({ disposition }: KitRow) => disposition,
        type: ({ disposition }) => signs[disposition],
        words: ({ disposition }) => text(`disposition.${disposition}`),
      }),
      textColumn({
        id: 'where',
        header: text('where'),
        minWidth: 220,
        grow: 2,
        wraps: true,
        value: ({ file, line = 0, reason }: KitRow) =>
          file === undefined ? reason : text('atLine', { file, line }),
      }),
      textColumn({ id: 'id', header: text('id'), minWidth: 160, value: ({ id }: KitRow) => id }),
    ],
    [text, kind],
  )
  return (
    <ListTable
      source={useRowsSource(columns)}
      title={text('rows')}
      description={text('rowsMeaning')}
      filter={<Filters />}
      empty={text('noRows')}
      rowKey={(row) => `${row.kind} ${row.id}`}
    />
  )
}
