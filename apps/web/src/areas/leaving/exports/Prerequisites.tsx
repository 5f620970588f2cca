import Alert from '@cloudscape-design/components/alert'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** Says what stands in the way of exports, and where it is put right. Source: EXIT-10, EXIT-11. */
export function Prerequisites() {
  const text = useText('exportQueue')
  const scope = useOrganizationScope()
  const { data } = useRead('exportSettings.describe', scope)
  if (!data) return null
  const { changedAt, checks = [] } = data
  const failed = checks.filter(({ state }) => state === 'failed').length
  const open = checks.filter(({ state }) => state !== 'failed' && state !== 'passed').length
  const setup = (
    <AppButton to={organizationPath(scope, 'exit/exports/setup')}>{text('toSetup')}</AppButton>
  )
  if (changedAt === undefined)
    return (
      <Alert type="warning" header={text('notSet')} action={setup}>
        {text('notSetMeaning')}
      </Alert>
    )
  if (data.checks === undefined)
    return (
      <Alert type="info" header={text('notChecked')} action={setup}>
        {text('notCheckedMeaning')}
      </Alert>
    )
  if (failed > 0)
    return (
      <Alert type="error" header={text('checksFailed', { count: failed })} action={setup}>
        {text('checksFailedMeaning')}
      </Alert>
    )
  if (open > 0)
    return (
      <Alert type="info" header={text('checksOpen', { count: open })} action={setup}>
        {text('checksOpenMeaning')}
      </Alert>
    )
  return null
}
