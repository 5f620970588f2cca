import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ExportJob } from '@mailroom/schemas/export-jobs'
import { Details } from '@mailroom/ui/Details'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { JobState, starterOf } from './states.tsx'
import { useJob, useJobInput } from './use-export-job.ts'

/** Whether a job of others can count as the export of its mailbox. Source: XQ-17. */
function isAdoptable({ runId, adoptedAt, state }: ExportJob): boolean {
  const hasArchive = state === 'COMPLETED' || state === 'RUNNING'
  return runId === undefined && adoptedAt === undefined && hasArchive
}

function Facts({ job }: { job: ExportJob }) {
  const text = useText('exportQueue')
  const setup = useText('exportSetup')
  const scope = useOrganizationScope()
  const copied = (label: string, value: string | undefined) => ({
    label,
    value: value && <Copyable what={label}>{value}</Copyable>,
  })
  return (
    <Container>
      <Details
        items={[
          { label: text('state'), value: <JobState job={job} /> },
          {
            label: text('startedBy'),
            value:
              job.runId === undefined ? (
                text(starterOf(job))
              ) : (
                <AppLink to={organizationPath(scope, `exit/exports/runs/${job.runId}`)}>
                  {text('byRun', { pass: job.pass ?? 1 })}
                </AppLink>
              ),
          },
          copied(text('email'), job.email),
          copied(text('entityId'), job.entityId),
          { label: text('startedAt'), value: <Moment at={job.startedAt} /> },
          { label: text('endedTitle'), value: <Moment at={job.endedAt} /> },
          copied(setup('bucket'), job.bucket),
          copied(text('path'), job.path ?? job.prefix),
          copied(setup('kmsKeyArn'), job.kmsKeyArn),
          copied(setup('roleArn'), job.roleArn),
          { label: text('jobDescription'), value: job.description },
          copied(text('jobId'), job.jobId),
          { label: text('firstSeenAt'), value: <Moment at={job.firstSeenAt} /> },
          { label: text('lastSeenAt'), value: <Moment at={job.lastSeenAt} /> },
        ]}
      />
    </Container>
  )
}

function Notices({ job }: { job: ExportJob }) {
  const text = useText('exportQueue')
  const { dateTime } = useFormats()
  const { runId, adoptedAt, adoptedBy = '', state, errorInfo } = job
  return (
    <>
      {errorInfo !== undefined && (
        <Alert type="error" header={text('jobFailed')}>
          <div lang="en">{errorInfo}</div>
        </Alert>
      )}
      {state === 'LOST' && <Alert type="warning">{text('jobLost')}</Alert>}
      {runId === undefined && adoptedAt === undefined && (
        <Alert type="info" header={text('foreignTitle')}>
          {text('foreignMeaning')} {isAdoptable(job) && text('adoptHint')}
        </Alert>
      )}
      {adoptedAt !== undefined && (
        <Alert type="info">{text('adoptedBy', { by: adoptedBy, at: dateTime(adoptedAt) })}</Alert>
      )}
    </>
  )
}

/** One export of a mailbox at AWS: its state, where it went, who started it. Source: XQ-15, XQ-17. */
export function ExportJobPage() {
  const text = useText('exportQueue')
  const query = useJob()
  return (
    <ThingPage
      query={query}
      name={text('theJob')}
      notFound={{
        codes: ['ExportJobNotFound'],
        title: text('jobNotFound'),
        explanation: text('jobNotFoundMeaning'),
        back: {
          to: organizationPath(useJobInput(), 'exit/exports/history'),
          label: text('backToHistory'),
        },
      }}
      title={({ name, email, entityId, jobId }) =>
        text('jobOf', { name: name ?? email ?? entityId ?? jobId })
      }
      actions={(job) => (
        <SpaceBetween direction="horizontal" size="xs">
          {job.state === 'RUNNING' && (
            <Can id="exportJobs.cancel">
              <AppButton to="cancel">{text('cancelJob')}</AppButton>
            </Can>
          )}
          {isAdoptable(job) && (
            <Can id="exportJobs.adopt">
              <AppButton to="adopt" variant="primary">
                {text('adopt')}
              </AppButton>
            </Can>
          )}
        </SpaceBetween>
      )}
    >
      {(job) => (
        <SpaceBetween size="l">
          {query.error && <ErrorAlert error={apiErrorOf(query.error)} />}
          <Notices job={job} />
          <Facts job={job} />
          <Outlet />
        </SpaceBetween>
      )}
    </ThingPage>
  )
}
