import Alert from '@cloudscape-design/components/alert'
import type { Job } from '@mailroom/schemas'
import { AppLink } from '../app/AppLink.tsx'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import { toRetry } from './job-state.ts'
import { useProblem } from './use-problem.ts'

/** What of a plan will happen once it is started. */
function Planned({ job: { counts } }: { job: Job }) {
  const text = useText('jobs')
  if (counts.planned === 0)
    return (
      <Alert type="info" header={text('nothingToDo')}>
        {text('nothingToDoExplanation')}
      </Alert>
    )
  return (
    <Alert type="info" header={text('nothingSent')}>
      {text('willHappen', { planned: counts.planned })}{' '}
      {counts.refused > 0 && text('willBeRefused', { refused: counts.refused })}{' '}
      {counts.unchanged > 0 && text('stayAsTheyAre', { unchanged: counts.unchanged })}
    </Alert>
  )
}

/** What became of a job. */
function Ended({ job }: { job: Job }) {
  const text = useText('jobs')
  const { dateTime } = useFormats()
  const { counts, state, endedAt } = job
  const type = toRetry(job) > 0 || state !== 'COMPLETED' ? 'warning' : 'success'
  return (
    <Alert type={type} header={text(`ended.${state === 'COMPLETED' ? 'COMPLETED' : 'CANCELLED'}`)}>
      {endedAt !== undefined && text('endedOn', { date: dateTime(endedAt) })}{' '}
      {text('outcome', { done: counts.done, failed: counts.failed, unknown: counts.unknown })}
      {counts.unknown > 0 && <p>{text('unknownExplanation')}</p>}
    </Alert>
  )
}

/** Which job an undo takes back, and which one took a job back. */
function Relatives({ job }: { job: Job }) {
  const text = useText('jobs')
  const scope = useOrganizationScope()
  const to = (jobId: string) => organizationPath(scope, `jobs/${jobId}`)
  if (job.undoOf !== undefined) return <AppLink to={to(job.undoOf)}>{text('undoOf')}</AppLink>
  if (job.undoneBy !== undefined) return <AppLink to={to(job.undoneBy)}>{text('undoneBy')}</AppLink>
  return null
}

/** What somebody has to know of a plan or job before reading its rows. */
export function JobNotices({ job }: { job: Job }) {
  const text = useText('jobs')
  const problem = useProblem()
  const { state } = job
  return (
    <>
      {job.problem && (
        <Alert type="error" header={text('stopped')}>
          {problem(job.problem)}
        </Alert>
      )}
      {state === 'PLANNED' && <Planned job={job} />}
      {state === 'PAUSED' && <Alert type="info">{text('pausedExplanation')}</Alert>}
      {(state === 'COMPLETED' || state === 'CANCELLED') && <Ended job={job} />}
      <Relatives job={job} />
    </>
  )
}
