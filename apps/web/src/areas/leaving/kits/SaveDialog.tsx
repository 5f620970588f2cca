import './kits.css'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { Slip } from './fill-passwords.ts'
import { saveWithPasswords } from './save-kit.ts'
import { useKit, useKitInput } from './use-kit.ts'
import { useKitWords } from './use-kit-words.ts'

type Kit = Output<'kits.describe'>

/** Saves a file from its address; a link with `download` leaves no page. */
function saveFrom(address: string) {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

/** A slip for each person, which is printed and shown nowhere else. Source: KIT-06, USR-25. */
function Slips({ slips, target }: { slips: readonly Slip[]; target: string }) {
  const text = useText('kits')
  return createPortal(
    <div className="kit-slips">
      {slips.map(({ address, name, password }) => (
        <div key={address} className="kit-slip">
          <div>{text('slipFor', { name, target })}</div>
          <div>{text('slipAddress', { address })}</div>
          <div>
            {text('slipPassword')} <code>{password}</code>
          </div>
          <div>{text('slipChange')}</div>
        </div>
      ))}
    </div>,
    document.body,
  )
}

/** What happens to the passwords that were saved: slips, until the dialog is closed. */
function Saved({ kit, slips }: { kit: Kit; slips: readonly Slip[] }) {
  const text = useText('kits')
  const words = useKitWords()
  const close = useCloseDialog()
  return (
    <SpaceBetween size="m">
      <Alert type="success" header={text('savedWith', { count: slips.length })}>
        {text('savedMeaning')}
      </Alert>
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={() => window.print()}>{text('printSlips')}</Button>
        <Button variant="primary" onClick={close}>
          {text('discardPasswords')}
        </Button>
      </SpaceBetween>
      <Slips slips={slips} target={words.target(kit.target)} />
    </SpaceBetween>
  )
}

function SaveForm({ kit }: { kit: Kit }) {
  const text = useText('kits')
  const close = useCloseDialog()
  const input = useKitInput()
  const [withPasswords, setWith] = useState(kit.passwords > 0)
  const [slips, setSlips] = useState<readonly Slip[]>()
  const [isFilling, setFilling] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const fill = async (address: string) => {
    setFailure(undefined)
    setFilling(true)
    try {
      const name = `kit-${kit.target}-${kit.digest.slice(0, 12)}.zip`
      const { passwordMark: mark, passwords: count } = kit
      setSlips(await saveWithPasswords(address, { name, mark, count }))
    } catch (error) {
      setFailure(error)
    } finally {
      setFilling(false)
    }
  }
  if (slips) return <Saved kit={kit} slips={slips} />
  if (isFilling) return <div role="status">{text('filling')}</div>
  return (
    <SpaceBetween size="m">
      {failure !== undefined && <ErrorAlert error={apiErrorOf(failure)} />}
      <OperationForm
        id="kits.download"
        fixed={input}
        submitLabel={text('save')}
        onCancel={close}
        onDone={({ address }) => {
          if (withPasswords) return void fill(address)
          saveFrom(address)
          notify({ type: 'success', content: text('saveBegun') })
          close()
        }}
      >
        {kit.passwords > 0 && (
          <SpaceBetween size="s">
            <Checkbox
              checked={withPasswords}
              description={text('withPasswordsMeaning')}
              onChange={({ detail }) => setWith(detail.checked)}
            >
              {text('withPasswords', { count: kit.passwords })}
            </Checkbox>
            {withPasswords && <Alert type="warning">{text('passwordsWarning')}</Alert>}
          </SpaceBetween>
        )}
        <Box>{text('saveExplanation')}</Box>
        <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
      </OperationForm>
    </SpaceBetween>
  )
}

/** Saves a kit, with passwords that are made here and nowhere else. Source: KIT-06, EXIT-02. */
export function SaveDialog() {
  const text = useText('kits')
  return (
    <RouteDialog title={text('saveTitle')}>
      <Loaded query={useKit()}>{(kit) => <SaveForm kit={kit} />}</Loaded>
    </RouteDialog>
  )
}
