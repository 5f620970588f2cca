import Box from '@cloudscape-design/components/box'
import { parseTargetCounts } from '@mailroom/schemas/export-commands'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { PastedLinesField } from './PastedLinesField.tsx'

/** Takes what the new system reports of its mailboxes as proof of level 4. Source: VER-01. */
export function CountsDialog() {
  const text = useText('verification')
  const close = useCloseDialog()
  return (
    <RouteDialog title={text('counts')}>
      <OperationForm
        id="exportEvidence.uploadCounts"
        fixed={useOrganizationScope()}
        submitLabel={text('counts')}
        onCancel={close}
        onDone={({ complete, fewer, unknown }) => {
          notify({
            type: fewer === 0 && unknown.length === 0 ? 'success' : 'info',
            content: text('countsTaken', {
              ...{ complete, fewer, unknown: unknown.length },
              addresses: unknown.slice(0, 3).join(', '),
            }),
          })
          close()
        }}
      >
        <Box>{text('countsExplanation')}</Box>
        <PastedLinesField
          path="counts"
          label={text('report')}
          description={text('reportHint')}
          limits={(count) => text('reportLimits', { count })}
          none={text('noCounts')}
          parse={parseTargetCounts}
          wrong={{ address: '', messages: 0 }}
        />
      </OperationForm>
    </RouteDialog>
  )
}
