import type { JobState as State } from '@mailroom/schemas'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useText } from '../app/texts/texts.ts'

const looks = {
  PLANNING: 'in-progress',
  PLANNED: 'pending',
  RUNNING: 'in-progress',
  PAUSED: 'stopped',
  COMPLETED: 'success',
  CANCELLED: 'stopped',
  FAILED: 'error',
} as const satisfies Record<State, StatusType>

/** How far a plan or job is, in words and with a sign. */
export function JobState({ state }: { state: State }) {
  const text = useText('jobs')
  return <Status type={looks[state]}>{text(`state.${state}`)}</Status>
}
