import type { Job } from '@mailroom/schemas/jobs'
import { useCan } from '../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { dateColumn, linkColumn, numberColumn, textColumn } from '../../kit/table/columns.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../kit/table/live-source.tsx'
import { useText } from '../../kit/words/texts.ts'
import { useJobTitle } from '../../kit/words/use-job-title.ts'
import { JobState, useJobStateWords } from './JobState.tsx'
import { useOutcomeWords } from './use-outcome-words.ts'

function useColumns() {
  const text = useText('jobs')
  const title = useJobTitle()
  const stateWords = useJobStateWords()
  const { progressWords } = useOutcomeWords()
  return [
    linkColumn({
      id: 'change',
      header: text('change'),
      minWidth: 220,
      grow: 2,
      wraps: true,
      value: (job: Job) => title(job),
      to: ({ jobId }) => jobId,
    }),
    {
      id: 'state',
      header: text('state'),
      width: 200,
      wraps: true,
      onCard: 'below' as const,
      cell: (job: Job) => <JobState job={job} />,
      value: (job: Job) => stateWords(job),
    },
    textColumn({
      id: 'progress',
      header: text('progress'),
      minWidth: 120,
      wraps: true,
      onCard: 'below',
      value: (job: Job) => progressWords(job),
    }),
    numberColumn({
      id: 'done',
      header: text('done'),
      hidden: true,
      value: ({ counts }: Job) => counts.done,
    }),
    numberColumn({
      id: 'failed',
      header: text('failed'),
      hidden: true,
      value: ({ counts }: Job) => counts.failed,
    }),
    textColumn({
      id: 'createdBy',
      header: text('createdBy'),
      minWidth: 220,
      wraps: true,
      value: ({ createdBy }: Job) => createdBy,
    }),
    dateColumn({
      id: 'createdAt',
      header: text('createdAt'),
      width: 190,
      value: ({ createdAt }: Job) => createdAt,
    }),
    dateColumn({
      id: 'endedAt',
      header: text('endedAt'),
      hidden: true,
      value: ({ endedAt }: Job) => endedAt,
    }),
  ]
}

/** The plans and jobs of an organization, the newest first. */
export function JobsPage() {
  const text = useText('jobs')
  const can = useCan()
  const source = useLiveSource({
    operation: 'jobs.list',
    input: useOrganizationScope(),
    columns: useColumns(),
  })
  return (
    <ListTable
      source={source}
      title={text('title')}
      description={text('description')}
      empty={text(can('jobs.plan') ? 'none' : 'noneToRead')}
      rowKey={({ jobId }) => jobId}
    />
  )
}
