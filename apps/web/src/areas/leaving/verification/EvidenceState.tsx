import type { Evidence } from '@mailroom/schemas/export-evidence'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useText } from '../../../kit/words/texts.ts'

type Shown = NonNullable<Evidence['state']> | 'NOT_CHECKED' | 'ACCEPTED' | 'CHECKING' | 'WAITING'

/** Returns the state that people are told. */
function shownState({ state, acceptedAt, wantedLevel, waitingUntil }: Evidence): Shown {
  if (wantedLevel !== undefined) return waitingUntil === undefined ? 'CHECKING' : 'WAITING'
  if (acceptedAt !== undefined && state !== 'VERIFIED') return 'ACCEPTED'
  return state ?? 'NOT_CHECKED'
}

const looks: Record<Shown, StatusType> = {
  VERIFIED: 'success',
  MISMATCH: 'error',
  UNVERIFIABLE: 'warning',
  NOT_CHECKED: 'pending',
  ACCEPTED: 'info',
  CHECKING: 'in-progress',
  WAITING: 'warning',
}

export const stateLook = (evidence: Evidence): StatusType => looks[shownState(evidence)]

/** Says how an export stands. */
export function useStateWords(): (evidence: Evidence) => string {
  const text = useText('verification')
  return (evidence) => text(`state.${shownState(evidence)}`)
}

/** The state of an export, in words and with an icon. */
export function EvidenceState({ evidence }: { evidence: Evidence }) {
  const words = useStateWords()
  return <Status type={stateLook(evidence)}>{words(evidence)}</Status>
}
