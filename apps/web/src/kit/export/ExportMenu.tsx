import SpaceBetween from '@cloudscape-design/components/space-between'
import { ButtonDropdown } from '@mailroom/ui/ButtonDropdown'
import { useText } from '../words/texts.ts'
import { exportFormats } from './export-file.ts'
import { ExportProgress, type RunningExport } from './use-export.tsx'

/** Saves a list as a file, with progress and a way to stop it. */
export function ExportMenu({ list, running }: { list: string; running: RunningExport }) {
  const text = useText('app')
  if (!running.possible) return null
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <ExportProgress {...running} />
      <ButtonDropdown
        items={exportFormats.map((format) => ({ id: format, text: text(`export.${format}`) }))}
        loading={running.count !== undefined}
        ariaLabel={text('exportList', { list })}
        onChoose={(id) => {
          const format = exportFormats.find((each) => each === id)
          if (format) running.start(format)
        }}
      >
        {text('export')}
      </ButtonDropdown>
    </SpaceBetween>
  )
}
