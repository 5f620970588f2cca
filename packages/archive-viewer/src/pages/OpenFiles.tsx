import { useState } from 'preact/hooks'
import type { AskProblem } from '../archive/ask.ts'
import { useWords } from '../frame/frame-words.ts'

/** Says why files could not be opened. */
export function OpenFault({ problem }: { problem: AskProblem }) {
  const words = useWords()
  return (
    <div class="notice bad" role="alert">
      <strong>{words('fault')}</strong>
      <p>{words(`fault.${problem.fault}`, { why: problem.message })}</p>
    </div>
  )
}

/** A place to choose files, or to drop them. */
export function OpenFiles({ title, open }: { title: string; open(chosen: File[]): void }) {
  const words = useWords()
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) open([...files])
  }
  return (
    <fieldset
      class={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      <legend>{title}</legend>
      <p>{words('openExplanation')}</p>
      <label class="choose">
        {words('choose')}{' '}
        <input
          type="file"
          multiple
          accept=".zip,.json,.ndjson,SHA256SUMS"
          onChange={({ currentTarget }) => {
            take(currentTarget.files)
            currentTarget.value = ''
          }}
        />
      </label>
    </fieldset>
  )
}
