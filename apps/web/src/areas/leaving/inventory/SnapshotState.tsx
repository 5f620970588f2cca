import type { Snapshot, SnapshotRefusal } from '@mailroom/schemas/snapshots'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useText } from '../../../kit/words/texts.ts'

type Shown = 'RUNNING' | 'IMPORTING' | 'REFUSED' | 'WAITING' | 'COMPLETE' | 'INCOMPLETE' | 'FAILED'

/** Returns the state that people are told. */
function shownState({ state, isComplete, waitingUntil, imported }: Snapshot): Shown {
  if (state === 'FAILED') return imported ? 'REFUSED' : 'FAILED'
  if (state === 'IMPORTING') return 'IMPORTING'
  if (state === 'COMPLETED') return isComplete ? 'COMPLETE' : 'INCOMPLETE'
  return waitingUntil === undefined ? 'RUNNING' : 'WAITING'
}

const looks: Record<Shown, StatusType> = {
  RUNNING: 'in-progress',
  IMPORTING: 'in-progress',
  REFUSED: 'error',
  WAITING: 'warning',
  COMPLETE: 'success',
  INCOMPLETE: 'warning',
  FAILED: 'error',
}

/** Says whether a snapshot is being read, complete or incomplete. */
export function useSnapshotStateWords(): (snapshot: Snapshot) => string {
  const text = useText('inventory')
  return (snapshot) => text(`state.${shownState(snapshot)}`)
}

/** Returns what is wrong with what was imported, and where. Source: INV-13. */
export function useFaultWords(): (refusal: SnapshotRefusal) => string {
  const text = useText('inventory')
  return ({ fault, file = '', line }) => {
    const why = text(`fault.${fault}`)
    return line === undefined
      ? text('faultIn', { file, why })
      : text('faultAt', { file, line, why })
  }
}

/** The state of a snapshot, in words and with an icon. */
export function SnapshotState({ snapshot }: { snapshot: Snapshot }) {
  const words = useSnapshotStateWords()
  return <Status type={looks[shownState(snapshot)]}>{words(snapshot)}</Status>
}
