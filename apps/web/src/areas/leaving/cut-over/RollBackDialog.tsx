import Box from '@cloudscape-design/components/box'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useCutOverInput, useMovedOn, useSeenCutOver } from './use-cut-over.ts'

/** Gives a cut-over up, after saying what that means. Source: CUT-08. */
export function RollBackDialog() {
  const text = useText('cutOver')
  const { dateTime } = useFormats()
  const input = useCutOverInput()
  const close = useCloseDialog()
  const navigate = useNavigate()
  const movedOn = useMovedOn()
  const { version, rollback, checkedAt } = useSeenCutOver()
  const { domain, ...scope } = input
  const isSame = checkedAt !== undefined && rollback?.differences.length === 0
  return (
    <RouteDialog title={text('rollBackTitle', { domain })}>
      <OperationForm
        id="cutOvers.rollBack"
        fixed={{ ...input, version }}
        failureTitle={movedOn}
        submitLabel={text('rollBack')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text(isSame ? 'rollBackSame' : 'rollBackDone') })
          void navigate(organizationPath(scope, `exit/cut-over/${domain}/rollback`), {
            replace: true,
          })
        }}
      >
        <Box>{text('rollBackMeaning')}</Box>
        <Box>{text('mailStays')}</Box>
        {rollback?.resolversUntil !== undefined && (
          <Box>{text('resolversUntil', { until: dateTime(rollback.resolversUntil) })}</Box>
        )}
        <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
      </OperationForm>
    </RouteDialog>
  )
}
