import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { DialogActions } from '../../../kit/dialog/DialogActions.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Opens an export by the id of its job, also one that Mailroom has not seen. Source: EXIT-17. */
export function OpenDialog() {
  const text = useText('verification')
  const close = useCloseDialog()
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const [jobId, setJobId] = useState('')
  const open = () => {
    if (jobId.trim() === '') return
    const path = `exit/verification/${encodeURIComponent(jobId.trim())}`
    void navigate(organizationPath(scope, path))
  }
  return (
    <RouteDialog title={text('open')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          open()
        }}
      >
        <SpaceBetween size="l">
          <Box>{text('openExplanation')}</Box>
          <FormField label={text('jobId')}>
            <Input
              value={jobId}
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => setJobId(detail.value)}
            />
          </FormField>
          <DialogActions
            submitLabel={text('show')}
            isSending={false}
            isHeld={false}
            onCancel={close}
          />
        </SpaceBetween>
      </form>
    </RouteDialog>
  )
}
