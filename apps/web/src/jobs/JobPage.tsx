import Alert from '@cloudscape-design/components/alert'
import type { ApiError, Job } from '@mailroom/schemas'
import { Outlet } from 'react-router'
import { AppButton } from '../app/AppButton.tsx'
import { apiErrorOf, hasCode } from '../app/api/failure.ts'
import { useJobTitle } from '../app/directory/use-job-title.ts'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { LoadingPage } from '../app/LoadingPage.tsx'
import { Page } from '../app/Page.tsx'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
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
