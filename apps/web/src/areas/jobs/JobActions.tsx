import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Job, toRetry } from '@mailroom/schemas/jobs'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Can } from '../../kit/access/Can.tsx'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { notify } from '../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useWrite } from '../../kit/data/use-write.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { useErrorWords } from '../../kit/words/errors.ts'
import { useText } from '../../kit/words/texts.ts'
import { watchJob } from '../../shell/watched-jobs.ts'
import { isOver } from './job-state.ts'
import { useJobInput } from './use-job.ts'

type ActProps = {
  id: 'jobs.pause' | 'jobs.resume' | 'jobs.retry'
  children: ReactNode
  primary?: boolean
  onDone?: () => void
}

/** A button that acts on the job at once, because nothing is lost. */
export function JobActionButton({ id, children, primary = false, onDone }: ActProps) {
  const appText = useText('app')
  const words = useErrorWords()
  const input = useJobInput()
  const write = useWrite(id)
  return (
    <Can id={id}>
      <Button
        variant={primary ? 'primary' : 'normal'}
        loading={write.isPending}
        loadingText={appText('sending')}
        onClick={() =>
          write.mutate(input, {
            onSuccess: () => onDone?.(),
            onError: (failure) => notify({ type: 'error', content: words(apiErrorOf(failure)) }),
          })
        }
      >
        {children}
      </Button>
    </Can>
  )
}

/** Undoes a job with a new plan, which the person reviews before starting it, like every plan. */
function UndoButton() {
  const text = useText('jobs')
  const appText = useText('app')
  const words = useErrorWords()
  const navigate = useNavigate()
  const { jobId, ...scope } = useJobInput()
  const write = useWrite('jobs.plan')
  const plan = () =>
    write.mutate(
      { ...scope, change: { kind: 'undo', jobId } },
      {
        onSuccess: (planned) => void navigate(organizationPath(scope, `jobs/${planned.jobId}`)),
        onError: (failure) => notify({ type: 'error', content: words(apiErrorOf(failure)) }),
      },
    )
  return (
    <Can id="jobs.plan">
      <Button loading={write.isPending} loadingText={appText('sending')} onClick={plan}>
        {text('undo')}
      </Button>
    </Can>
  )
}

/** The actions on a plan or a job in its state. */
export function JobActions({ job }: { job: Job }) {
  const text = useText('jobs')
  const scope = useOrganizationScope()
  const { state, jobId } = job
  const watch = () => watchJob({ ...scope, jobId })
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {(state === 'PLANNED' || state === 'PLANNING' || isOver(job)) && (
        <Can id="jobs.discard">
          <AppButton to="discard">{text('discard')}</AppButton>
        </Can>
      )}
      {state === 'PLANNED' && job.counts.planned > 0 && (
        <Can id="jobs.start">
          <AppButton to="start" variant="primary">
            {text('start')}
          </AppButton>
        </Can>
      )}
      {state === 'RUNNING' && <JobActionButton id="jobs.pause">{text('pause')}</JobActionButton>}
      {(state === 'RUNNING' || state === 'PAUSED') && (
        <Can id="jobs.cancel">
          <AppButton to="cancel">{text('cancel')}</AppButton>
        </Can>
      )}
      {state === 'PAUSED' && (
        <JobActionButton id="jobs.resume" primary onDone={watch}>
          {text('resume')}
        </JobActionButton>
      )}
      {job.canUndo && <UndoButton />}
      {isOver(job) && toRetry(job) > 0 && (
        <JobActionButton id="jobs.retry" primary onDone={watch}>
          {text('retryFailed')}
        </JobActionButton>
      )}
    </SpaceBetween>
  )
}
