import Button from '@cloudscape-design/components/button'
import { lazy, Suspense, useState } from 'react'
import { useText } from '../texts/texts.ts'
import type { TableSettings } from './table-settings.ts'

const TablePreferencesDialog = lazy(async () => {
  const { TablePreferencesDialog: dialog } = await import('./TablePreferencesDialog.tsx')
  return { default: dialog }
})

export type PreferencesProps = {
  columns: readonly { id: string; header: string; isRowHeader?: boolean }[]
  settings: TableSettings
  onChoose: (settings: TableSettings) => void
}

/** The way to the columns and the page size of a list. The dialog is fetched when somebody wants it. */
export function TablePreferences(props: PreferencesProps) {
  const text = useText('app')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="icon"
        iconName="settings"
        ariaLabel={text('listSettings')}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Suspense>
          <TablePreferencesDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
