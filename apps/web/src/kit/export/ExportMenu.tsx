import SpaceBetween from '@cloudscape-design/components/space-between'
import { ButtonDropdown } from '@mailroom/ui/ButtonDropdown'
import { useText } from '../words/texts.ts'
import { exportFormats } from './export-file.ts'
import { ExportProgress, type RunningExport } from './use-export.tsx'

type Props = {
  list: string
  /** What it is called; *Export* by default. */
  label?: string | undefined
  running: RunningExport
}

/** Saves a list as a file, with progress and a way to stop it. */
export function ExportMenu({ list, label, running }: Props) {
  const text = useText('app')
  if (!running.possible) return null
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <ExportProgress {...running} />
      <ButtonDropdown
        items={exportFormats.map((format) => ({ id: format, text: text(`export.${format}`) }))}
        disabled={!running.isComplete}
        loading={running.count !== undefined}
        ariaLabel={label === undefined ? text('exportList', { list }) : `${label}: ${list}`}
        onChoose={(id) => {
          const format = exportFormats.find((each) => each === id)
          if (format) running.start(format)
        }}
      >
        {label ?? text('export')}
      </ButtonDropdown>
    </SpaceBetween>
  )
}
