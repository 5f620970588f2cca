import SpaceBetween from '@cloudscape-design/components/space-between'
import { Outlet } from 'react-router'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { organizationPath } from '../../kit/data/scope.ts'
import { ErrorAlert } from '../../kit/page/ErrorAlert.tsx'
import { ThingPage } from '../../kit/page/ThingPage.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useJobTitle } from '../../kit/words/use-job-title.ts'
import { JobActions } from './JobActions.tsx'
import { JobNotices } from './JobNotices.tsx'
import { JobPasswordsNotice } from './JobPasswordsNotice.tsx'
import { JobProgress } from './JobProgress.tsx'
import { JobRows } from './JobRows.tsx'
import { useJob, useJobInput } from './use-job.ts'

/**
 * A plan, which shows what would happen, row by row; and the job it becomes, which shows what
 * happened. A job that was discarded, or belongs to another organization, is not found.
 */
export function JobPage() {
  const text = useText('jobs')
  const title = useJobTitle()
  const { dateTime } = useFormats()
  const query = useJob()
  return (
    <ThingPage
      query={query}
      name={text('job')}
      notFound={{
        codes: ['JobNotFound'],
        title: text('jobNotFound'),
        explanation: text('jobNotFoundExplanation'),
        back: { to: organizationPath(useJobInput(), 'jobs'), label: text('backToJobs') },
      }}
      title={title}
      description={({ createdBy, createdAt }) =>
        text('plannedBy', { account: createdBy, date: dateTime(createdAt) })
      }
      actions={(job) => <JobActions job={job} />}
    >
      {(job) => (
        <SpaceBetween size="l">
          {/* The job stays as it was seen last if it cannot be read at present. */}
          {query.error && <ErrorAlert error={apiErrorOf(query.error)} />}
          <JobNotices job={job} />
          <JobProgress job={job} />
          <JobPasswordsNotice job={job} />
          <JobRows job={job} />
          <Outlet context={job} />
        </SpaceBetween>
      )}
    </ThingPage>
  )
}
