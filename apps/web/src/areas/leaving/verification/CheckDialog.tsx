import Box from '@cloudscape-design/components/box'
import { notify } from '../../../kit/data/notifications.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { LevelField } from './LevelField.tsx'
import { useEvidenceInput } from './use-evidence.ts'

/** Has one export checked, or all; the levels that read mail only if that is switched on. */
export function CheckDialog() {
  const text = useText('verification')
  const close = useCloseDialog()
  const { jobId, ...scope } = useEvidenceInput()
  const { data } = useRead('exportEvidence.describeSettings', scope)
  const levels = data?.readsArchives ? ([1, 2, 3] as const) : ([1] as const)
  return (
    <RouteDialog title={text(jobId === '' ? 'checkAll' : 'check')}>
      <OperationForm
        id="exportEvidence.check"
        fixed={{ ...scope, ...(jobId === '' ? {} : { jobIds: [jobId] }) }}
        defaults={{ level: 1 }}
        submitLabel={text(jobId === '' ? 'checkAll' : 'check')}
        onCancel={close}
        onDone={({ queued }) => {
          notify({ type: 'success', content: text('queued', { count: queued }) })
          close()
        }}
      >
        <Box>
          {text('checkExplanation')} {jobId === '' && text('checkAllExplanation')}
        </Box>
        <LevelField label={text('level')} levels={levels} />
        {jobId === '' && (
          <CheckboxField
            name="again"
            label={text('checkAgain')}
            description={text('checkAgainHint')}
          />
        )}
        {levels.length === 1 && <Box>{text('archivesOff')}</Box>}
      </OperationForm>
    </RouteDialog>
  )
}
