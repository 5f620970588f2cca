import type { Job } from '@mailroom/schemas'
import { useFilter } from '../app/table/list-address.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useText } from '../app/texts/texts.ts'
import { rowStates } from './job-state.ts'
import { StateFilter } from './StateFilter.tsx'
import { useJobInput } from './use-job.ts'
import { useRowColumns } from './use-row-columns.tsx'

/** Every object of a plan or job with what happens to it, before → after; exported, it is the result file. */
export function JobRows({ job }: { job: Job }) {
  const text = useText('jobs')
  const [chosen, choose] = useFilter('state')
  const state = rowStates.find((each) => each === chosen)
  return (
    <OperationTable
      id="jobRows.list"
      as="part"
      input={{ ...useJobInput(), ...(state === undefined ? {} : { states: [state] }) }}
      title={text('rowsTitle')}
      filter={<StateFilter job={job} state={state} onChange={choose} />}
      empty={text(job.state === 'PLANNING' ? 'planning' : 'noRows')}
      columns={useRowColumns()}
      rowKey={({ number }) => String(number)}
    />
  )
}
