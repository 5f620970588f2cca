import Alert from '@cloudscape-design/components/alert'
import type { ApiError, Job } from '@mailroom/schemas'
import { Outlet } from 'react-router'
import { apiErrorOf, hasCode } from '../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../kit/page/ErrorAlert.tsx'
import { LoadingPage } from '../../kit/page/LoadingPage.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useJobTitle } from '../../kit/words/use-job-title.ts'
import { HandOver } from './HandOver.tsx'
import { JobActions } from './JobActions.tsx'
import { JobNotices } from './JobNotices.tsx'
import { JobProgress } from './JobProgress.tsx'
import { JobRows } from './JobRows.tsx'
import { useJob } from './use-job.ts'

/** Says that a job was discarded, or belongs to another organization. Source: GEN-10. */
function JobNotFound() {
  const text = useText('jobs')
  const scope = useOrganizationScope()
  return (
    <Page title={text('jobNotFound')}>
      <Alert
        type="info"
        action={<AppButton to={organizationPath(scope, 'jobs')}>{text('backToJobs')}</AppButton>}
      >
        {text('jobNotFoundExplanation')}
      </Alert>
    </Page>
  )
}

type LoadedProps = {
  job: Job
  /** Why the job, as it was seen last, cannot be read at present. */
  outage: ApiError | undefined
}

function Loaded({ job, outage }: LoadedProps) {
  const text = useText('jobs')
  const title = useJobTitle()
  const { dateTime } = useFormats()
  const made = { account: job.createdBy, date: dateTime(job.createdAt) }
  return (
    <Page
      title={title(job)}
      description={text('plannedBy', made)}
      actions={<JobActions job={job} />}
    >
      {outage && <ErrorAlert error={outage} />}
      <JobNotices job={job} />
      <JobProgress job={job} />
      <HandOver job={job} />
      <JobRows job={job} />
      <Outlet context={job} />
    </Page>
  )
}

/**
 * A plan, which shows what would happen, row by row; and the job it becomes, which shows what
 * happened.
 */
export function JobPage() {
  const text = useText('jobs')
  const { data: job, error, refetch } = useJob()
  if (hasCode(error, 'JobNotFound')) return <JobNotFound />
  if (job) return <Loaded job={job} outage={error ? apiErrorOf(error) : undefined} />
  if (!error) return <LoadingPage title={text('job')} />
  return (
    <Page title={text('job')}>
      <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
    </Page>
  )
}
