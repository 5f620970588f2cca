import { useState } from 'preact/hooks'
import { useWords } from './formats.ts'

/** Takes archives that a person chooses or drops. They stay on this computer. Source: ARC-05. */
export function ChooseFiles({ label, open }: { label: string; open(files: File[]): void }) {
  const words = useWords()
  const [isOver, setOver] = useState(false)
  return (
    <label
      class={isOver ? 'choose-files is-over' : 'choose-files'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        open([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <span>{label}</span>
      <input
        type="file"
        multiple
        accept=".zip,application/zip"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          if (files.length > 0) open(files)
          currentTarget.value = ''
        }}
      />
      <span class="dim">{words('dropHint')}</span>
    </label>
  )
}
