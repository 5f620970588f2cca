import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Job } from '@mailroom/schemas/jobs'
import { useNavigate, useOutletContext } from 'react-router'
import { takePasswords } from '../../kit/data/job-passwords.ts'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../kit/words/texts.ts'
import { passwordsAreHandedOver } from './unshown-passwords.ts'
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
