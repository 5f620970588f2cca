import FormField from '@cloudscape-design/components/form-field'
import { sortKeyOf } from '@mailroom/schemas/snapshot-kinds'
import { type Snapshot, type SnapshotKind, snapshotKindNames } from '@mailroom/schemas/snapshots'
import { Select } from '@mailroom/ui/Select'
import { useMemo } from 'react'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice, useFilter } from '../../../kit/table/list-address.ts'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { rowColumns } from './row-columns.tsx'
import { useSnapshotInput } from './use-snapshot.ts'

type Props = { kind: SnapshotKind; counts: NonNullable<Snapshot['counts']> }

function KindRows({ kind, counts, filter }: Props & { filter: React.ReactNode }) {
  const text = useText('inventory')
  const { number } = useFormats()
  const [searched, search] = useFilter('text')
  const trimmed = searched.trim()
  const columns = useMemo(() => rowColumns(text, kind), [text, kind])
  const source = useLiveSource({
    operation: 'snapshots.listRows',
    as: 'part',
    input: { ...useSnapshotInput(), kind, ...(trimmed === '' ? {} : { text: trimmed }) },
    columns,
  })
  return (
    <ListTable
      source={{
        ...source,
        total: number(counts[kind] ?? 0),
        isNarrowed: trimmed !== '',
        search: {
          ...{ text: searched, onChange: search, marked: searched },
          placeholder: text('searchPlaceholder'),
        },
      }}
      title={text(`kind.${kind}`)}
      filter={filter}
      empty={text('noRows')}
      rowKey={(line) => sortKeyOf(line as Parameters<typeof sortKeyOf>[0])}
    />
  )
}

/** The lines of a snapshot, a table for each kind, with the kind in the address. */
export function RowsTable({ counts }: Pick<Props, 'counts'>) {
  const text = useText('inventory')
  const { number } = useFormats()
  const [chosen, choose] = useChoice('kind', snapshotKindNames)
  const present = snapshotKindNames.filter((kind) => counts[kind] || kind === chosen)
  const kind = chosen ?? (counts.user ? 'user' : present[0]) ?? 'organization'
  return (
    <KindRows
      key={kind}
      kind={kind}
      counts={counts}
      filter={
        <FormField label={text('kind')}>
          <Select
            ariaLabel={text('kind')}
            options={present.map((each) => ({
              value: each,
              label: text('counted', {
                label: text(`kind.${each}`),
                count: number(counts[each] ?? 0),
              }),
            }))}
            value={kind}
            onChange={choose}
          />
        </FormField>
      }
    />
  )
}
