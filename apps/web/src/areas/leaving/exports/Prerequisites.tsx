import Alert from '@cloudscape-design/components/alert'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useCheckCounts } from '../export-setup/use-check-counts.ts'

/** Says what stands in the way of exports, and where it is put right. Source: EXIT-10, EXIT-11. */
export function Prerequisites() {
  const text = useText('exportQueue')
  const countWords = useCheckCounts()
  const scope = useOrganizationScope()
  const { data } = useRead('exportSettings.describe', scope)
  if (!data) return null
  const { changedAt, checks = [] } = data
  const hasFailed = checks.some(({ state }) => state === 'failed')
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
  if (checks.every(({ state }) => state === 'passed')) return null
  return (
    <Alert
      type={hasFailed ? 'error' : 'info'}
      header={text('checkCounts', { counts: countWords(checks) })}
      action={setup}
    >
      {text(hasFailed ? 'checksFailedMeaning' : 'checksOpenMeaning')}
    </Alert>
  )
}
