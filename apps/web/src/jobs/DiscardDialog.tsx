import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Job } from '@mailroom/schemas'
import { useNavigate, useOutletContext } from 'react-router'
import { ConfirmDialog } from '../app/dialog/ConfirmDialog.tsx'
import { takePasswords } from '../app/job-passwords.ts'
import { passwordsAreHandedOver } from '../app/passwords-due.ts'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
import { useJobInput } from './use-job.ts'

/** Discards a plan that was never started, or an ended job; says what is lost. */
export function DiscardDialog() {
  const text = useText('jobs')
  const navigate = useNavigate()
  const input = useJobInput()
  const scope = useOrganizationScope()
  const job = useOutletContext<Job>()
  const wasStarted = job.startedAt !== undefined
  return (
    <ConfirmDialog
      id="jobs.discard"
      input={input}
      title={text(wasStarted ? 'discardJobTitle' : 'discardTitle')}
      confirmLabel={text('discard')}
      leave={() => {
        takePasswords(input.jobId)
        passwordsAreHandedOver(input.jobId)
        return navigate(organizationPath(scope, 'jobs'), { replace: true })
      }}
    >
      {wasStarted ? (
        <SpaceBetween size="xs">
          <Box>
            {text('discardJobExplanation')} {job.canUndo && text('discardJobUndo')}
          </Box>
          {job.makesPasswords && <Box>{text('discardJobPasswords')}</Box>}
        </SpaceBetween>
      ) : (
        text('discardExplanation')
      )}
    </ConfirmDialog>
  )
}
