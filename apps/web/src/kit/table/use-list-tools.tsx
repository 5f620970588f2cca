import './list-tools.css'
import Button from '@cloudscape-design/components/button'
import type { OperationId, ReadId } from '@mailroom/schemas/operations'
import { ButtonDropdown } from '@mailroom/ui/ButtonDropdown'
import type { MenuItems } from '@mailroom/ui/Menu'
import type { Column } from '@mailroom/ui/table/DataTable'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useCan } from '../access/Can.tsx'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { type ExportFormat, exportFormats } from '../export/export-file.ts'
import { ExportProgress, useExport } from '../export/use-export.tsx'
import { AppButton } from '../page/AppButton.tsx'
import { useText } from '../words/texts.ts'
import type { TableSettings } from './table-settings.ts'
import { useCondensed } from './use-condensed.ts'

const TablePreferencesDialog = lazy(async () => {
  const { TablePreferencesDialog: dialog } = await import('./TablePreferencesDialog.tsx')
  return { default: dialog }
})

/** The button that adds an entry to a list. */
export type Add = {
  operation: OperationId
  to: string
  text: string
  disabledReason: string | undefined
}

type Props<Row> = {
  list: string
  /** What saving it as a file is called; *Export* by default. */
  fileLabel?: string | undefined
  /** The operation that reads the list. */
  operation: ReadId
  isRefreshing: boolean
  onRefresh: () => void
  /** The columns in a file of the list. */
  exported: readonly Column<Row>[]
  /** Undefined while the list is not there: it cannot be saved yet. */
  pages: ((signal: AbortSignal) => AsyncIterable<readonly Row[]>) | undefined
  /** What a file lacks, and why. */
  lacking?: string | undefined
  /** Undefined if the list has no settings. */
  settings?: {
    columns: readonly Column<Row>[]
    chosen: TableSettings
    onChoose: (settings: TableSettings) => void
  }
  actions?: ReactNode
  add?: Add | undefined
}

/** The time that a refresh may take before its button says so. Milliseconds. */
const quickMs = 150

type Refresh = { label: string; isRefreshing: boolean; onRefresh: () => void }

/** The button that reads a list again. It turns only if that takes long, not at each letter. */
function RefreshButton({ label, isRefreshing, onRefresh }: Refresh) {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isRefreshing) return
    const timer = setTimeout(() => setLong(true), quickMs)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isRefreshing])
  return <Button iconName="refresh" ariaLabel={label} loading={isLong} onClick={onRefresh} />
}

/**
 * Returns the tools of a list: refresh, export, choose columns, add. Where there is less room they
 * are in one menu, but the button that adds is always seen. `preferences` is the button
 * of the settings; empty if they are in the menu.
 */
export function useListTools<Row>(props: Props<Row>): {
  actions: ReactNode
  preferences: ReactNode
} {
  const { list, isRefreshing, onRefresh, exported, pages, settings } = props
  const text = useText('app')
  const isCondensed = useCondensed()
  const can = useCan()
  const add = props.add && can(props.add.operation) ? props.add : undefined
  const running = useExport({
    list,
    operation: props.operation,
    columns: exported,
    offered: settings?.columns ?? exported,
    pages,
    lacking: props.lacking,
  })
  const [open, setOpen] = useState(false)

  const dialog = settings && open && (
    <Suspense>
      <TablePreferencesDialog
        columns={settings.columns}
        settings={settings.chosen}
        onChoose={settings.onChoose}
        onClose={() => setOpen(false)}
      />
    </Suspense>
  )
  const items: MenuItems = [
    { id: 'refresh', text: text('refreshList', { list }) },
    ...(running.possible && running.isComplete
      ? [
          {
            text: props.fileLabel ?? text('export'),
            items: exportFormats.map((format) => ({ id: format, text: text(`export.${format}`) })),
          },
        ]
      : []),
    ...(settings ? [{ id: 'settings', text: text('listSettings') }] : []),
  ]
  const choose = (id: string) => {
    const format = exportFormats.find((each): each is ExportFormat => each === id)
    if (id === 'refresh') onRefresh()
    else if (id === 'settings') setOpen(true)
    else if (format) running.start(format)
  }
  return {
    actions: (
      <div className="list-tools">
        {isCondensed ? (
          <>
            <ExportProgress {...running} />
            <ButtonDropdown
              variant="icon"
              ariaLabel={text('listMenu', { list })}
              items={items}
              onChoose={choose}
            />
            {dialog}
          </>
        ) : (
          <>
            <RefreshButton label={text('refreshList', { list })} {...{ isRefreshing, onRefresh }} />
            <ExportMenu list={list} label={props.fileLabel} running={running} />
          </>
        )}
        {props.actions}
        {add && (
          <AppButton to={add.to} variant="primary" disabledReason={add.disabledReason}>
            {add.text}
          </AppButton>
        )}
      </div>
    ),
    preferences: settings && !isCondensed && (
      <>
        <Button
          variant="icon"
          iconName="settings"
          ariaLabel={text('listSettings')}
          onClick={() => setOpen(true)}
        />
        {dialog}
      </>
    ),
  }
}
