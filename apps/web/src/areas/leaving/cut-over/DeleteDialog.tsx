import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import { TextInput } from '@mailroom/ui/TextInput'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useCutOverInput, useMovedOn, useSeenCutOver } from './use-cut-over.ts'

/** Whether mail goes to the target, so that the recorded zone is the only way back. */
function isSwitched(state: CutOver['state']): boolean {
  return ['MX_SWITCHED', 'WATCHED', 'CLIENTS_SWITCHED', 'ROLLED_BACK'].includes(state)
}

/** Deletes a cut-over with all that was recorded; once mail is switched, after its domain is typed. */
export function DeleteDialog() {
  const text = useText('cutOver')
  const input = useCutOverInput()
  const close = useCloseDialog()
  const navigate = useNavigate()
  const movedOn = useMovedOn()
  const { version, state } = useSeenCutOver()
  const [reason, setReason] = useState('')
  const { domain, ...scope } = input
  const isDone = () => {
    notify({ type: 'success', content: text('deleted', { domain }) })
    void navigate(organizationPath(scope, 'exit/cut-over'), { replace: true })
  }
  if (isSwitched(state))
    return (
      <ConfirmDialog
        id="cutOvers.delete"
        input={{ ...input, version, reason: reason.trim() }}
        title={text('deleteTitle', { domain })}
        confirmLabel={text('delete')}
        missing={reason.trim() === '' ? text('reasonLimits') : undefined}
        typed={{ label: text('deleteTyped'), expected: domain }}
        help={movedOn}
        leave={isDone}
      >
        <SpaceBetween size="m">
          <Alert type="warning">{text('deleteSwitched')}</Alert>
          <Box>{text('deleteMeaning')}</Box>
          <TextInput label={text('reason')} value={reason} maxLength={500} onChange={setReason} />
        </SpaceBetween>
      </ConfirmDialog>
    )
  return (
    <RouteDialog title={text('deleteTitle', { domain })}>
      <OperationForm
        id="cutOvers.delete"
        fixed={{ ...input, version }}
        failureTitle={movedOn}
        submitLabel={text('delete')}
        onCancel={close}
        onDone={isDone}
      >
        <Box>{text('deleteMeaning')}</Box>
        <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
      </OperationForm>
    </RouteDialog>
  )
}
