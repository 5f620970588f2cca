import type { Job } from '@mailroom/schemas'
import { useMemo } from 'react'
import { AppLink } from '../app/AppLink.tsx'
import { useChangeName } from '../app/directory/use-change-name.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import { JobState } from './JobState.tsx'

function useColumns() {
  const text = useText('jobs')
  const changeName = useChangeName()
  const { dateTime, number } = useFormats()
  return useMemo(
    () => [
      {
        id: 'change',
        header: text('change'),
        isRowHeader: true,
        cell: (job: Job) => <AppLink to={job.jobId}>{changeName(job.change)}</AppLink>,
        value: (job: Job) => changeName(job.change),
      },
      {
        id: 'state',
        header: text('state'),
        width: 170,
        onCard: 'beside' as const,
        cell: ({ state }: Job) => <JobState state={state} />,
        value: ({ state }: Job) => text(`state.${state}`),
      },
      {
        id: 'rows',
        header: text('rows'),
        width: 90,
        cell: ({ counts }: Job) => number(counts.rows),
        value: ({ counts }: Job) => counts.rows,
      },
      {
        id: 'done',
        header: text('done'),
        width: 90,
        cell: ({ counts }: Job) => number(counts.done),
        value: ({ counts }: Job) => counts.done,
      },
      {
        id: 'failed',
        header: text('failed'),
        width: 110,
        cell: ({ counts }: Job) => number(counts.failed),
        value: ({ counts }: Job) => counts.failed,
      },
      {
        id: 'createdBy',
        header: text('createdBy'),
        width: 130,
        cell: ({ createdBy }: Job) => createdBy,
        value: ({ createdBy }: Job) => createdBy,
      },
      {
        id: 'createdAt',
        header: text('createdAt'),
        width: 180,
        cell: ({ createdAt }: Job) => dateTime(createdAt),
        value: ({ createdAt }: Job) => new Date(createdAt),
      },
      {
        id: 'endedAt',
        header: text('endedAt'),
        width: 180,
        hidden: true,
        cell: ({ endedAt }: Job) => (endedAt === undefined ? '–' : dateTime(endedAt)),
        value: ({ endedAt }: Job) => (endedAt === undefined ? undefined : new Date(endedAt)),
      },
    ],
    [text, changeName, dateTime, number],
  )
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
