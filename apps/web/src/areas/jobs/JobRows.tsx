import type { JobRow } from '@mailroom/schemas/job-rows'
import type { Job } from '@mailroom/schemas/jobs'
import { useMemo } from 'react'
import { useCan } from '../../kit/access/Can.tsx'
import { nameOf } from '../../kit/entity/entity-name.ts'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useChoice } from '../../kit/table/list-address.ts'
import { useLiveSource } from '../../kit/table/live-source.tsx'
import { useText } from '../../kit/words/texts.ts'
import { rowStates } from './job-state.ts'
import { RowDetails } from './RowDetails.tsx'
import { RowStateFilter } from './RowStateFilter.tsx'
import { useJobInput } from './use-job.ts'
import { useRowColumns } from './use-row-columns.tsx'

/**
 * Every entry of a plan or job in one line that unfolds to its values before and after; its export
 * is the result file.
 */
export function JobRows({ job }: { job: Job }) {
  const text = useText('jobs')
  const [state, choose] = useChoice('state', rowStates)
  const details = useMemo(
    () => ({
      label: ({ entity }: JobRow) => text('unfold', { name: nameOf(entity) }),
      content: (row: JobRow) => <RowDetails row={row} />,
    }),
    [text],
  )
  const source = useLiveSource({
    operation: 'jobRows.list',
    as: 'part',
    input: { ...useJobInput(), ...(state === undefined ? {} : { states: [state] }) },
    columns: useRowColumns(job, useCan()('jobRows.update') && job.state === 'PLANNED'),
  })
  return (
    <ListTable
      source={source}
      title={text('rowsTitle')}
      filter={<RowStateFilter job={job} state={state} onChange={choose} />}
      empty={text(job.state === 'PLANNING' ? 'planning' : 'noRows')}
      rowKey={({ number }) => String(number)}
      details={details}
    />
  )
}
