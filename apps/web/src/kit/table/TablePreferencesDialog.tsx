import Checkbox from '@cloudscape-design/components/checkbox'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Dialog } from '@mailroom/ui/Dialog'
import { useState } from 'react'
import { DialogActions } from '../dialog/DialogActions.tsx'
import { useText } from '../words/texts.ts'
import { pageSizes, type TableSettings } from './table-settings.ts'

type Props = {
  columns: readonly { id: string; header: string; isRowHeader?: boolean }[]
  settings: TableSettings
  onChoose: (settings: TableSettings) => void
  onClose: () => void
}

/**
 * Lets a person choose the columns and the page size of a list; the column that names the row
 * stays.
 */
export function TablePreferencesDialog(props: Props) {
  const { columns, settings, onChoose, onClose } = props
  const text = useText('app')
  const [{ columns: shown, pageSize }, setDraft] = useState(settings)
  const showColumn = (id: string, show: boolean) =>
    setDraft((draft) => ({
      ...draft,
      columns: columns
        .map((column) => column.id)
        .filter((each) => (each === id ? show : draft.columns.includes(each))),
    }))
  return (
    <Dialog
      title={text('listSettings')}
      closeLabel={text('closeDialog')}
      onClose={onClose}
      footer={
        <DialogActions
          submitLabel={text('confirm')}
          onSubmit={() => {
            onChoose({ ...settings, columns: shown, pageSize })
            onClose()
          }}
          onCancel={onClose}
        />
      }
    >
      <ColumnLayout columns={2}>
        <FormField label={text('pageSize')}>
          <RadioGroup
            value={String(pageSize)}
            items={pageSizes.map((size) => ({
              value: String(size),
              label: text('rows', { count: size }),
            }))}
            onChange={({ detail }) =>
              setDraft((draft) => ({
                ...draft,
                pageSize: pageSizes.find((size) => String(size) === detail.value) ?? pageSize,
              }))
            }
          />
        </FormField>
        <FormField label={text('columns')}>
          <SpaceBetween size="xs">
            {columns.map(({ id, header, isRowHeader = false }) => (
              <Checkbox
                key={id}
                checked={shown.includes(id)}
                disabled={isRowHeader}
                onChange={({ detail }) => showColumn(id, detail.checked)}
              >
                {header}
              </Checkbox>
            ))}
          </SpaceBetween>
        </FormField>
      </ColumnLayout>
    </Dialog>
  )
}
