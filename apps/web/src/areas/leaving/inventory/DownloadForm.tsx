import Box from '@cloudscape-design/components/box'
import type { Input } from '@mailroom/schemas/operations'
import { notify } from '../../../kit/data/notifications.ts'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** Downloads from an address; a link with `download` leaves no page, so that nothing is asked. */
function download(address: string) {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

type Id = 'snapshots.download' | 'snapshots.downloadComparison'
type Props<Asked extends Id> = {
  id: Asked
  fixed: Omit<Input<Asked>, 'reason'>
  explanation: string
}

/** Asks why a file leaves Mailroom, and downloads it. Source: EXIT-02. */
export function DownloadForm<Asked extends Id>({ id, fixed, explanation }: Props<Asked>) {
  const text = useText('inventory')
  const close = useCloseDialog()
  return (
    <OperationForm<Id>
      id={id}
      fixed={fixed}
      submitLabel={text('download')}
      onCancel={close}
      onDone={({ address }) => {
        download(address)
        notify({ type: 'success', content: text('downloadBegun') })
        close()
      }}
    >
      <Box>{explanation}</Box>
      <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
    </OperationForm>
  )
}
