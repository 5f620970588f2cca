import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useEffect, useRef, useState } from 'react'
import { apiErrorOf } from '../api/failure.ts'
import { useErrorWords } from '../errors.ts'
import { notify } from '../notifications.ts'
import { useOrganizationName } from '../shell/organization-name.ts'
import { useText } from '../texts/texts.ts'
import { exportFormats } from './export-file.ts'
import { exportPages } from './export-rows.ts'

type Props<Row> = {
  /** What the list is called. */
  list: string
  /** The columns on the screen, in their order. */
  columns: readonly Column<Row>[]
  /** The whole list as it is filtered and sorted on the screen, page by page. */
  pages: (signal: AbortSignal) => AsyncIterable<readonly Row[]>
  /** What the file lacks, and why. */
  lacking?: string | undefined
}

/** Saves a list as a file, with progress and a way to stop it; leaving the page stops it too. */
export function ExportMenu<Row>({ list, columns, pages, lacking }: Props<Row>) {
  const text = useText('app')
  const errorWords = useErrorWords()
  const organization = useOrganizationName()
  const running = useRef<AbortController>(undefined)
  const [count, setCount] = useState<number>()
  useEffect(() => () => running.current?.abort(), [])

  const start = async (format: (typeof exportFormats)[number]) => {
    const controller = new AbortController()
    const { signal } = controller
    running.current = controller
    setCount(0)
    try {
      const name = [organization || text('product'), list]
      const progress = { signal, onProgress: setCount }
      const saved = await exportPages(name, columns, pages(signal), format, progress)
      const words = text(saved.isCut ? 'exportedInPart' : 'exported', {
        count: saved.rows,
        file: saved.name,
      })
      notify({
        type: saved.isCut || lacking !== undefined ? 'info' : 'success',
        content: lacking === undefined ? words : `${words} ${lacking}`,
      })
    } catch (error) {
      if (!signal.aborted)
        notify({
          type: 'error',
          content: `${text('exportFailed')} ${errorWords(apiErrorOf(error))}`,
        })
    } finally {
      if (!signal.aborted) setCount(undefined)
    }
  }
  const stop = () => {
    running.current?.abort()
    setCount(undefined)
  }
  if (!columns.some(({ value }) => value)) return null
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <span role="status">{count !== undefined && text('exporting', { count })}</span>
      {count !== undefined && <Button onClick={stop}>{text('stopExport')}</Button>}
      <ButtonDropdown
        items={exportFormats.map((format) => ({ id: format, text: text(`export.${format}`) }))}
        loading={count !== undefined}
        ariaLabel={text('exportList', { list })}
        onItemClick={({ detail }) => {
          const format = exportFormats.find((each) => each === detail.id)
          if (format) void start(format)
        }}
      >
        {text('export')}
      </ButtonDropdown>
    </SpaceBetween>
  )
}
