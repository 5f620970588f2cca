import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { soonRemovedDays } from '@mailroom/schemas/directory-rules'
import { isMoving, type Job, toRetry } from '@mailroom/schemas/jobs'
import { useCan } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useJobTitle } from '../../../kit/words/use-job-title.ts'
import { useKeptMailboxes } from '../directory-counts.ts'
import { hasProblem, useDomainStates } from '../domain-states.ts'
import { disabledUsersPath } from './Numbers.tsx'
import { useDnsResults } from './use-dns-results.ts'
import { type Tasks, useMailTasks } from './use-mail-tasks.ts'

/** How long an ended job with failed rows is named. Milliseconds. */
const recentMs = 7 * 24 * 60 * 60 * 1_000

/** How many jobs, and how many names of users, are shown. */
const shown = 5

/** Returns what a person has to do about a job, as the end of a key; undefined if nothing. */
function taskOf(job: Job, now: Date) {
  const { state, counts, waitingUntil, problem, endedAt } = job
  if (waitingUntil !== undefined) return 'waiting'
  if (state === 'PLANNED') return counts.planned > 0 ? 'planned' : undefined
  if (state === 'PAUSED') return problem ? 'stopped' : 'paused'
  if (isMoving(job)) return undefined
  const isRecent = endedAt !== undefined && now.getTime() - Date.parse(endedAt) < recentMs
  if (!isRecent) return undefined
  if (state === 'FAILED') return 'notPlanned'
  return toRetry(job) > 0 ? 'failed' : undefined
}

/** The plans and jobs that wait for a person. */
function useJobTasks(): Tasks {
  const text = useText('overview')
  const title = useJobTitle()
  const errorWords = useErrorWords()
  const { time } = useFormats()
  const can = useCan()
  const scope = useOrganizationScope()
  const now = useAwsNow()
  const isAllowed = can('jobs.list')
  const input = { ...scope, maxResults: 100 }
  const { data, error, refetch } = useRead('jobs.list', input, { enabled: isAllowed })
  if (!isAllowed) return { checks: [], isRead: true }
  if (error && data === undefined) {
    const explanation = errorWords(apiErrorOf(error))
    const unasked = { id: 'jobs', name: text('jobs'), state: 'unasked', explanation } as const
    return { checks: [{ ...unasked, onRetry: refetch }], isRead: true }
  }
  const checks = (data?.items ?? []).flatMap((job): Check[] => {
    const task = taskOf(job, now)
    if (!task) return []
    const { jobId, waitingUntil } = job
    return [
      {
        id: jobId,
        name: title(job),
        state: task === 'failed' || task === 'notPlanned' ? 'failed' : 'attention',
        stateWords: text(`job.${task}`, {
          count: toRetry(job),
          time: waitingUntil === undefined ? '' : time(waitingUntil),
        }),
        next: { to: organizationPath(scope, `jobs/${jobId}`), text: text('showJob') },
      },
    ]
  })
  return { checks: checks.slice(0, shown), isRead: data !== undefined }
}

/** The mailboxes of disabled users that AWS removes soon. Source: USR-08; 00-index, decision 20. */
function useMailboxTasks(): Tasks {
  const text = useText('overview')
  const errorWords = useErrorWords()
  const { number, list } = useFormats()
  const scope = useOrganizationScope()
  const { kept, error, refetch } = useKeptMailboxes()
  const base = { id: 'mailboxes', name: text('mailboxesEnding') } as const
  if (error) {
    const explanation = errorWords(apiErrorOf(error))
    return { checks: [{ ...base, state: 'unasked', explanation, onRetry: refetch }], isRead: true }
  }
  const soon = (kept ?? []).filter(({ days }) => days <= soonRemovedDays)
  if (soon.length === 0) return { checks: [], isRead: kept !== undefined }
  const names = soon
    .slice(0, shown)
    .map((user) => text('daysLeftOf', { user: nameOf(user), days: user.days }))
  const more = soon.length - names.length
  return {
    isRead: true,
    checks: [
      {
        ...base,
        state: 'attention',
        stateWords: text('endingCount', { count: soon.length, days: soonRemovedDays }),
        explanation: list(more > 0 ? [...names, text('more', { count: number(more) })] : names),
        next: { to: organizationPath(scope, disabledUsersPath), text: text('showDisabled') },
      },
    ],
  }
}

/**
 * What waits for a person, from reads alone: what keeps mail from flowing, plans, jobs, and mailboxes
 * that are removed soon. Nothing is said to be well before everything is read.
 */
export function NeedsDoing() {
  const text = useText('overview')
  const mail = useMailTasks()
  const jobs = useJobTasks()
  const mailboxes = useMailboxTasks()
  const parts = [mail, jobs, mailboxes]
  const domains = useDomainStates()
  const results = useDnsResults()
  const checks = parts.flatMap((part) => part.checks)
  const isOtherwiseFine =
    !domains.list.error &&
    results.every(({ isUnknown, wrong }) => !isUnknown && wrong.length === 0) &&
    !domains.domains.some((each) => each.error || hasProblem(each))
  const isRead = parts.every((part) => part.isRead)
  return (
    <Container header={<Header variant="h2">{text('needsDoing')}</Header>}>
      {checks.length > 0 ? (
        <>
          <CheckList label={text('needsDoing')} checks={checks} />
          {!isRead && text('looking')}
        </>
      ) : !isRead ? (
        text('looking')
      ) : (
        text(isOtherwiseFine ? 'nothingToDo' : 'domainsWait')
      )}
    </Container>
  )
}
