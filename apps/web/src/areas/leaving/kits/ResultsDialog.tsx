import Box from '@cloudscape-design/components/box'
import { maxResultCharacters } from '@mailroom/schemas/kits'
import { useState } from 'react'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DroppedFile } from './DroppedFile.tsx'
import { useKitInput } from './use-kit.ts'

/** The step that a file of results is about; undefined for a file of another name. Source: KIT-05. */
function stepOf(name: string): string | undefined {
  // Browsers number a file that is there already.
  return /^result-([a-z0-9][a-z0-9-]{0,39})(?: ?\(\d+\))?\.csv$/.exec(name)?.[1]
}

/** Keeps what a program of the kit has written about its work at the target. Source: KIT-05. */
export function ResultsDialog() {
  const text = useText('kits')
  const close = useCloseDialog()
  const input = useKitInput()
  const [file, setFile] = useState<File>()
  const [content, setContent] = useState('')
  const [isAsked, setAsked] = useState(false)
  const step = stepOf(file?.name ?? '')
  const problem = () => {
    if (!file) return isAsked ? text('fileMissing') : undefined
    if (file.size > maxResultCharacters) return text('fileTooLarge')
    return step === undefined ? text('noResultFile') : undefined
  }
  const choose = async (chosen: File | undefined) => {
    setFile(chosen)
    const isFit = chosen !== undefined && chosen.size <= maxResultCharacters
    setContent(isFit ? await chosen.text() : '')
  }
  return (
    <RouteDialog title={text('importResults')}>
      <OperationForm
        id="kitResults.import"
        fixed={{ ...input, step: step ?? 'none', content: content || ' ' }}
        submitLabel={text('importResults')}
        mayBeSent={async () => {
          setAsked(true)
          return content !== '' && problem() === undefined
        }}
        onCancel={close}
        onDone={({ lines, problems, missing }) => {
          notify({
            type: problems + missing === 0 ? 'success' : 'info',
            content: text('resultsImported', { lines, problems, missing }),
          })
          close()
        }}
      >
        <Box>{text('resultsExplanation')}</Box>
        <DroppedFile
          label={text('resultFile')}
          description={text('resultFileMeaning')}
          file={file}
          problem={problem()}
          onChange={(chosen) => void choose(chosen)}
        />
      </OperationForm>
    </RouteDialog>
  )
}
