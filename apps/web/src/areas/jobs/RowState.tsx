import type { JobRowState as State } from '@mailroom/schemas/job-rows'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useText } from '../../kit/words/texts.ts'

const looks = {
  PLANNED: 'pending',
  UNCHANGED: 'info',
  REFUSED: 'warning',
  RUNNING: 'in-progress',
  DONE: 'success',
  PARTLY_DONE: 'warning',
  FAILED: 'error',
  UNKNOWN: 'warning',
  SKIPPED: 'stopped',
  CANCELLED: 'stopped',
} as const satisfies Record<State, StatusType>

/** The state of a row or step, in words and with an icon. */
export function RowState({ state }: { state: State }) {
  const text = useText('jobs')
  return <Status type={looks[state]}>{text(`rowState.${state}`)}</Status>
}
