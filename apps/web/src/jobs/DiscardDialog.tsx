import { useNavigate } from 'react-router'
import { ConfirmDialog } from '../app/dialog/ConfirmDialog.tsx'
import { takePasswords } from '../app/job-passwords.ts'
import { passwordsAreHandedOver } from '../app/passwords-due.ts'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
import { useJobInput } from './use-job.ts'

/** Discards a plan that was never started. */
export function DiscardDialog() {
  const text = useText('jobs')
  const navigate = useNavigate()
  const input = useJobInput()
  const scope = useOrganizationScope()
  return (
    <ConfirmDialog
      id="jobs.discard"
      input={input}
      title={text('discardTitle')}
      confirmLabel={text('discard')}
      leave={() => {
        takePasswords(input.jobId)
        passwordsAreHandedOver(input.jobId)
        return navigate(organizationPath(scope, 'jobs'), { replace: true })
      }}
    >
      {text('discardExplanation')}
    </ConfirmDialog>
  )
}
