import FormField from '@cloudscape-design/components/form-field'
import type { JobRowState } from '@mailroom/schemas/job-rows'
import type { Job } from '@mailroom/schemas/jobs'
import { Select } from '@mailroom/ui/Select'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { rowStates } from './job-state.ts'

type Props = {
  job: Job
  state: JobRowState | undefined
  onChange: (state: string) => void
}

/** Filters the rows by state, with the number of each; states without rows are omitted. */
export function RowStateFilter({ job: { counts }, state, onChange }: Props) {
  const text = useText('jobs')
  const { number } = useFormats()
  const option = (value: string, label: string, count: number) => ({
    value,
    label: text('counted', { label, count: number(count) }),
  })
  const countOf = (each: JobRowState) =>
    each === 'PARTLY_DONE'
      ? counts.partlyDone
      : counts[each.toLowerCase() as Lowercase<typeof each>]
  const options = [
    option('', text('anyState'), counts.rows),
    ...rowStates
      .map((each) => ({ each, count: countOf(each) }))
      .filter(({ each, count }) => count > 0 || each === state)
      .map(({ each, count }) => option(each, text(`rowState.${each}`), count)),
  ]
  return (
    <FormField label={text('state')}>
      <Select ariaLabel={text('state')} options={options} value={state ?? ''} onChange={onChange} />
    </FormField>
  )
}
