import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Job } from '@mailroom/schemas'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { knownCode } from '../../kit/words/errors.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { hasText, useText } from '../../kit/words/texts.ts'
import { useJobTitle } from '../../kit/words/use-job-title.ts'
import { JobActionButton } from './JobActions.tsx'
import { JobChips } from './JobChips.tsx'
import { progressOf, shownState, toRetry } from './job-state.ts'
import { useOutcomeWords } from './use-outcome-words.ts'
import { useProblem } from './use-problem.ts'
import { useUndoWords } from './use-undo-words.ts'

/** Says what a plan will do when it is started. */
function Planned({ job }: { job: Job }) {
  const text = useText('jobs')
  const undoWords = useUndoWords()
  const isEmpty = job.counts.planned === 0
  return (
    <Alert
      type={job.forGood > 0 ? 'warning' : 'info'}
      header={text(isEmpty ? 'nothingToDo' : 'nothingSent')}
    >
      <SpaceBetween size="xs">
        <JobChips job={job} />
        <Box>{isEmpty ? text('nothingToDoExplanation') : undoWords(job)}</Box>
      </SpaceBetween>
    </Alert>
  )
}

/** Says how a job ended, and until when it can be undone without a loss. */
function Ended({ job }: { job: Job }) {
  const text = useText('jobs')
  const { dateTime } = useFormats()
  const { outcomeOf } = useOutcomeWords()
  const { counts, state, endedAt, mailboxesKeptUntil } = job
  const type = toRetry(job) > 0 || state !== 'COMPLETED' ? 'warning' : 'success'
  return (
    <Alert type={type} header={text(`ended.${state === 'COMPLETED' ? 'COMPLETED' : 'CANCELLED'}`)}>
      <SpaceBetween size="xs">
        <Box>
          {endedAt !== undefined && text('endedOn', { date: dateTime(endedAt) })} {outcomeOf(job)}.
        </Box>
        <JobChips job={job} />
        {job.canUndo && mailboxesKeptUntil !== undefined && (
          <Box>{text('mailboxesKeptUntil', { date: dateTime(mailboxesKeptUntil) })}</Box>
        )}
        {counts.unknown > 0 && <Box>{text('unknownExplanation')}</Box>}
      </SpaceBetween>
    </Alert>
  )
}

/** Says that a plan or job waits for AWS, why, and when it goes on. */
function Waiting({ job }: { job: Job & { waitingUntil: string } }) {
  const text = useText('jobs')
  const { time } = useFormats()
  const { waitingUntil, tries = 0, state } = job
  // The words for errors ask people to try again, which the job does by itself.
  const reasonOf = ({ code }: { code: string }) => {
    const key = `waitReason.${knownCode(code)}`
    return hasText('jobs', key) ? text(key) : text('waitReason', { code })
  }
  return (
    <Alert
      type="warning"
      header={text(state === 'PLANNING' ? 'planWaits' : 'jobWaits')}
      action={<JobActionButton id="jobs.resume">{text('tryNow')}</JobActionButton>}
    >
      <SpaceBetween size="xs">
        {job.problem && <Box>{reasonOf(job.problem)}</Box>}
        <Box>{text('nextTry', { time: time(waitingUntil), tries })}</Box>
      </SpaceBetween>
    </Alert>
  )
}

/** Says that a job waits for a person, and what is still open. */
function Paused({ job }: { job: Job }) {
  const text = useText('jobs')
  const { counts } = job
  return (
    <Alert type="info">
      {text('pausedExplanation', { left: progressOf(job).left })}{' '}
      {counts.running > 0 && text('interruptedExplanation', { count: counts.running })}
    </Alert>
  )
}

/** Links to the job that an undo reverses, and to the job that reversed this one. */
function Relatives({ job: { undoOf, undoneBy } }: { job: Job }) {
  const text = useText('jobs')
  const title = useJobTitle()
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const relative = undoOf ?? undoneBy
  if (!relative) return null
  const { jobId, startedAt } = relative
  const name = title(relative)
  return (
    <p className="job-relative">
      {text(undoOf ? 'undoes' : 'undoneBy')}{' '}
      <AppLink to={organizationPath(scope, `jobs/${jobId}`)}>
        {startedAt === undefined
          ? name
          : text('jobOnDate', { title: name, date: dateTime(startedAt) })}
      </AppLink>
    </p>
  )
}

/** The notices about a plan or job that matter before reading its rows. */
export function JobNotices({ job }: { job: Job }) {
  const text = useText('jobs')
  const problem = useProblem()
  const shown = shownState(job)
  const { waitingUntil } = job
  return (
    <SpaceBetween size="m">
      {waitingUntil !== undefined && <Waiting job={{ ...job, waitingUntil }} />}
      {waitingUntil === undefined && job.problem && (
        <Alert type="error" header={text(job.state === 'FAILED' ? 'notPlanned' : 'stopped')}>
          {problem(job.problem)}
        </Alert>
      )}
      {job.state === 'PLANNED' && <Planned job={job} />}
      {shown === 'PAUSED' && <Paused job={job} />}
      {(shown === 'COMPLETED' || shown === 'CANCELLED') && <Ended job={job} />}
      <Relatives job={job} />
    </SpaceBetween>
  )
}
