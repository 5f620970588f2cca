import Box from '@cloudscape-design/components/box'
import type { EvidenceSettings } from '@mailroom/schemas/export-evidence'
import { notify } from '../../../kit/data/notifications.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { LevelField } from './LevelField.tsx'
import { useEvidenceInput } from './use-evidence.ts'

/** The form; the level that counts as verified is chosen first, if it may be checked. */
function Check({ level, readsArchives }: EvidenceSettings) {
  const text = useText('verification')
  const close = useCloseDialog()
  const { jobId, ...scope } = useEvidenceInput()
  return (
    <OperationForm
      id="exportEvidence.check"
      fixed={{ ...scope, ...(jobId === '' ? {} : { jobIds: [jobId] }) }}
      defaults={{ level: readsArchives ? level : 1 }}
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
      <LevelField label={text('level')} levels={readsArchives ? [1, 2, 3] : [1]} />
      {jobId === '' && (
        <CheckboxField
          name="again"
          label={text('checkAgain')}
          description={text('checkAgainHint')}
        />
      )}
      {!readsArchives && <Box>{text('archivesOff')}</Box>}
    </OperationForm>
  )
}

/** Has one export checked, or all; the levels that read mail only if that is switched on. */
export function CheckDialog() {
  const text = useText('verification')
  const { jobId, ...scope } = useEvidenceInput()
  const query = useRead('exportEvidence.describeSettings', scope)
  return (
    <RouteDialog title={text(jobId === '' ? 'checkAll' : 'check')}>
      <Loaded query={query}>{(settings) => <Check {...settings} />}</Loaded>
    </RouteDialog>
  )
}
