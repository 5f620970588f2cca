import { isForGood } from '@mailroom/schemas/changes'
import type { Job } from '@mailroom/schemas/jobs'
import { useText } from '../../kit/words/texts.ts'

/** Says whether a plan can be undone after it is carried out, and until when. */
export function useUndoWords(): (job: Job) => string {
  const text = useText('jobs')
  return ({ change, forGood }) => {
    const takesMailboxes = change === 'disable' || change === 'offboard'
    if (isForGood(change)) return forGood > 0 ? text('forGood', { count: forGood }) : ''
    const undoable = text(takesMailboxes ? 'undoableDisable' : 'undoable')
    return forGood > 0 ? `${text('partlyForGood', { count: forGood })} ${undoable}` : undoable
  }
}
