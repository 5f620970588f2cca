import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Job } from '@mailroom/schemas/jobs'
import { Can } from '../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { MissingPermission } from '../../kit/page/MissingPermission.tsx'
import { knownCode } from '../../kit/words/errors.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { hasText, useText } from '../../kit/words/texts.ts'
import { useJobTitle } from '../../kit/words/use-job-title.ts'
import { JobActionButton } from './JobActions.tsx'
import { JobChips } from './JobChips.tsx'
import { progressOf, shownState } from './job-state.ts'
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
        {job.move && !isEmpty && (
          <Box>
            {text(job.move.keepOldAddresses ? 'oldStay' : 'oldGo', { domain: job.move.fromDomain })}
          </Box>
        )}
        <Box>{isEmpty ? text('nothingToDoExplanation') : undoWords(job)}</Box>
      </SpaceBetween>
    </Alert>
  )
}

const endLooks = {
  COMPLETED: 'success',
  PARTLY_FAILED: 'warning',
  ALL_FAILED: 'error',
  CANCELLED: 'warning',
} as const
type End = keyof typeof endLooks

const isEnd = (state: string): state is End => Object.hasOwn(endLooks, state)

/** What usually follows a move of which the old addresses stay. */
function AfterMove({ move: { fromDomain, toDomain } }: { move: NonNullable<Job['move']> }) {
  const text = useText('jobs')
  const scope = useOrganizationScope()
  const page = (path: string) => organizationPath(scope, `domains/${path}`)
  return (
    <SpaceBetween direction="horizontal" size="m">
      <Can id="mailDomains.updateDefault">
        <AppLink to={page(`${toDomain}/default`)}>
          {text('makeDefault', { domain: toDomain })}
        </AppLink>
      </Can>
      <Can id="jobs.plan">
        <AppLink to={page(`${fromDomain}/move`)}>
          {text('removeOld', { domain: fromDomain })}
        </AppLink>
      </Can>
    </SpaceBetween>
  )
}

/** Says how a job ended, and until when it can be undone without a loss. */
function Ended({ job, ended }: { job: Job; ended: End }) {
  const text = useText('jobs')
  const { dateTime } = useFormats()
  const { outcomeOf } = useOutcomeWords()
  const { counts, endedAt, mailboxesKeptUntil } = job
  return (
    <Alert type={endLooks[ended]} header={text(`ended.${ended}`)}>
      <SpaceBetween size="xs">
        <Box>
          {endedAt !== undefined && text('endedOn', { date: dateTime(endedAt) })} {outcomeOf(job)}.
        </Box>
        <JobChips job={job} />
        {job.canUndo && mailboxesKeptUntil !== undefined && (
          <Box>{text('mailboxesKeptUntil', { date: dateTime(mailboxesKeptUntil) })}</Box>
        )}
        {ended === 'COMPLETED' && job.move?.keepOldAddresses && <AfterMove move={job.move} />}
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
          <MissingPermission {...job.problem} />
        </Alert>
      )}
      {job.state === 'PLANNED' && <Planned job={job} />}
      {shown === 'PAUSED' && <Paused job={job} />}
      {isEnd(shown) && <Ended job={job} ended={shown} />}
      <Relatives job={job} />
    </SpaceBetween>
  )
}
