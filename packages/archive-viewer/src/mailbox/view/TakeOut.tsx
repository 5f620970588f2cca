import { useState } from 'preact/hooks'
import { limits } from '../limits.ts'
import type { Chosen } from '../mailbox-events.ts'
import { safeFileName } from '../names.ts'
import { call, useTold } from '../session.ts'
import type { TakeOutType } from '../take-out/take-out.ts'
import { useFormats, useWords } from './formats.ts'
import { Progress } from './Progress.tsx'
import { canStream, chooseTarget, saveFile } from './save-file.ts'

type Props = {
  selected: ReadonlySet<number>
  folder: number | undefined
  folderName: string
}

/** Saves selected messages as a zip, and a folder as an mbox. Source: ARC-09. */
export function TakeOut({ selected, folder, folderName }: Props) {
  const words = useWords()
  const { size } = useFormats()
  const { saving } = useTold()
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState('')

  const save = async (chosen: Chosen, type: TakeOutType) => {
    const { count, bytes, refusal } = await call('measure', chosen, type, canStream)
    if (refusal) {
      const max = size(canStream ? limits.savedByStreaming : limits.savedFromMemory)
      return setTold(words(`refusal.${refusal}`, { count, size: size(bytes), max }))
    }
    const name = `${safeFileName(folderName, 'messages')}.${type}`
    const isLarge = bytes > limits.savedFromMemory
    const target = isLarge ? await chooseTarget(name) : undefined
    if (isLarge && !target) return
    const { saved, failed, file } = await call('save', chosen, type, target)
    if (file) saveFile(file, name)
    const more = failed > 0 ? ` ${words('notSaved', { count: failed })}` : ''
    setTold(`${words('saved', { count: saved })}${more}`)
  }
  const start = (chosen: Chosen, type: TakeOutType) => {
    setBusy(true)
    setTold('')
    save(chosen, type)
      .catch(() => setTold(words('notFinished')))
      .finally(() => setBusy(false))
  }
  return (
    <div class="take-out">
      <button
        type="button"
        disabled={isBusy || selected.size === 0}
        onClick={() => start({ numbers: [...selected] }, 'zip')}
      >
        {words('saveSelected', { count: selected.size })}
      </button>
      <button type="button" disabled={isBusy} onClick={() => start({ folder }, 'mbox')}>
        {words('saveFolder')}
      </button>
      {isBusy && (
        <>
          <Progress done={saving?.done ?? 0} all={saving?.all ?? 0}>
            {words('saving', { done: saving?.done ?? 0, all: saving?.all ?? 0 })}
          </Progress>
          <button type="button" onClick={() => call('cancel').catch(() => undefined)}>
            {words('stop')}
          </button>
        </>
      )}
      <span role="status">{told}</span>
    </div>
  )
}
