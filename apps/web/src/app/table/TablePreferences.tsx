import CollectionPreferences from '@cloudscape-design/components/collection-preferences'
import { useText } from '../texts/texts.ts'
import { pageSizes, type TableSettings } from './table-settings.ts'

type Props = {
  columns: readonly { id: string; header: string; isRowHeader?: boolean }[]
  settings: TableSettings
  onChoose: (settings: TableSettings) => void
}

/** Lets a person choose the columns and the page size of a list; the column that names the row stays. */
export function TablePreferences({ columns, settings, onChoose }: Props) {
  const text = useText('app')
  return (
    <CollectionPreferences
      preferences={{ pageSize: settings.pageSize, visibleContent: settings.columns }}
      pageSizePreference={{
        options: pageSizes.map((size) => ({ value: size, label: text('rows', { count: size }) })),
      }}
      visibleContentPreference={{
        title: text('columns'),
        options: [
          {
            label: text('columns'),
            options: columns.map(({ id, header, isRowHeader }) => ({
              id,
              label: header,
              editable: !isRowHeader,
            })),
          },
        ],
      }}
      onConfirm={({ detail: { pageSize, visibleContent } }) =>
        onChoose({
          columns: [...(visibleContent ?? settings.columns)],
          pageSize: pageSizes.find((size) => size === pageSize) ?? settings.pageSize,
        })
      }
    />
  )
}
