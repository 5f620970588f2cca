import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { NeedsApproval } from '../approvals/NeedsApproval.tsx'

/** Where a built archive is: to be saved, and to be looked at in a tab of its own. */
function Built({ address }: { address: string }) {
  const text = useText('archive')
  return (
    <SpaceBetween size="s">
      <Box>
        <span role="status">{text('built')}</span>
      </Box>
      <a href={address} download="">
        {text('save')}
      </a>
      <a href={`${address}/index.html`} target="_blank" rel="noopener">
        {text('openHere')}
      </a>
      <Box>{text('openHereExplanation')}</Box>
    </SpaceBetween>
  )
}

/** Asks what goes into an archive and why it leaves Mailroom, and builds it. Source: ARC-01, EXIT-02. */
export function BuildDialog() {
  const text = useText('archive')
  const close = useCloseDialog()
  const { snapshotId = '' } = useParams()
  const scope = useOrganizationScope()
  const [address, setAddress] = useState<string>()
  return (
    <RouteDialog title={text('build')}>
      {address !== undefined ? (
        <Built address={address} />
      ) : (
        <NeedsApproval operation="snapshots.download" subjectId={snapshotId}>
          <OperationForm
            id="archives.build"
            fixed={{ ...scope, snapshotId }}
            defaults={{ withEvidence: true }}
            submitLabel={text('build')}
            onCancel={close}
            onDone={(built) => setAddress(built.address)}
          >
            <Box>{text('buildExplanation')}</Box>
            <CheckboxField
              name="withEvidence"
              label={text('withEvidence')}
              description={text('withEvidenceMeaning')}
            />
            <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
          </OperationForm>
        </NeedsApproval>
      )}
    </RouteDialog>
  )
}
