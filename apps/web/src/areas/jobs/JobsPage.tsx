import type { Job } from '@mailroom/schemas'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { Moment } from '../../kit/page/Moment.tsx'
import { OperationTable } from '../../kit/table/OperationTable.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useJobTitle } from '../../kit/words/use-job-title.ts'
import { JobState, useJobStateWords } from './JobState.tsx'
import { useOutcomeWords } from './use-outcome-words.ts'

function useColumns() {
  const text = useText('jobs')
  const title = useJobTitle()
  const stateWords = useJobStateWords()
  const { progressWords } = useOutcomeWords()
  const { number } = useFormats()
  return [
    {
      id: 'change',
      header: text('change'),
      isRowHeader: true,
      minWidth: 220,
      grow: 2,
      wraps: true,
      cell: (job: Job) => <AppLink to={job.jobId}>{title(job)}</AppLink>,
      value: (job: Job) => title(job),
    },
    {
      id: 'state',
      header: text('state'),
      width: 200,
      wraps: true,
      onCard: 'below' as const,
      cell: (job: Job) => <JobState job={job} />,
      value: (job: Job) => stateWords(job),
    },
    {
      id: 'progress',
      header: text('progress'),
      minWidth: 120,
      wraps: true,
      onCard: 'below' as const,
      cell: (job: Job) => progressWords(job),
      value: (job: Job) => progressWords(job),
    },
    {
      id: 'done',
      header: text('done'),
      hidden: true,
      cell: ({ counts }: Job) => number(counts.done),
      value: ({ counts }: Job) => counts.done,
    },
    {
      id: 'failed',
      header: text('failed'),
      hidden: true,
      cell: ({ counts }: Job) => number(counts.failed),
      value: ({ counts }: Job) => counts.failed,
    },
    {
      id: 'createdBy',
      header: text('createdBy'),
      minWidth: 220,
      wraps: true,
      cell: ({ createdBy }: Job) => createdBy,
      value: ({ createdBy }: Job) => createdBy,
    },
    {
      id: 'createdAt',
      header: text('createdAt'),
      width: 160,
      cell: ({ createdAt }: Job) => <Moment at={createdAt} />,
      value: ({ createdAt }: Job) => new Date(createdAt),
    },
    {
      id: 'endedAt',
      header: text('endedAt'),
      hidden: true,
      cell: ({ endedAt }: Job) => <Moment at={endedAt} />,
      value: ({ endedAt }: Job) => (endedAt === undefined ? undefined : new Date(endedAt)),
    },
  ]
}

/** The plans and jobs of an organization, the newest first. */
export function JobsPage() {
  const text = useText('jobs')
  return (
    <OperationTable
      id="jobs.list"
      input={useOrganizationScope()}
      title={text('title')}
      description={text('description')}
      empty={text('none')}
      columns={useColumns()}
      rowKey={({ jobId }) => jobId}
    />
  )
}
