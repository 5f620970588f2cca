import type { Evidence, evidenceFilters } from '@mailroom/schemas/export-evidence'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useText } from '../../../kit/words/texts.ts'

type Shown = (typeof evidenceFilters)[number] | 'CHECKING' | 'WAITING'

/** Returns the state that people are told. */
function shownState({ acceptedAt, wantedLevel, waitingUntil, ...evidence }: Evidence): Shown {
  if (wantedLevel !== undefined) return waitingUntil === undefined ? 'CHECKING' : 'WAITING'
  const state = found(evidence)
  return acceptedAt !== undefined && state !== 'VERIFIED' ? 'ACCEPTED' : state
}

/** Returns what a check has found, whether or not a person has accepted it. */
const found = ({ state, isBelowLevel }: Pick<Evidence, 'state' | 'isBelowLevel'>) =>
  isBelowLevel ? 'BELOW_LEVEL' : (state ?? 'NOT_CHECKED')

const looks: Record<Shown, StatusType> = {
  VERIFIED: 'success',
  MISMATCH: 'error',
  UNVERIFIABLE: 'warning',
  BELOW_LEVEL: 'warning',
  NOT_CHECKED: 'pending',
  ACCEPTED: 'info',
  CHECKING: 'in-progress',
  WAITING: 'warning',
}

export const stateLook = (evidence: Evidence): StatusType => looks[shownState(evidence)]

/** Says how an export stands. */
export function useStateWords(): (evidence: Evidence) => string {
  const text = useText('verification')
  return (evidence) => {
    const shown = shownState(evidence)
    return shown === 'ACCEPTED'
      ? text('acceptedAlthough', { state: text(`state.${found(evidence)}`) })
      : text(`state.${shown}`)
  }
}

/** The state of an export, in words and with an icon. */
export function EvidenceState({ evidence }: { evidence: Evidence }) {
  const words = useStateWords()
  return <Status type={stateLook(evidence)}>{words(evidence)}</Status>
}
