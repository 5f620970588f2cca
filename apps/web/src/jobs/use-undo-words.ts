import { changesForGood, type Job } from '@mailroom/schemas'
import { useText } from '../app/texts/texts.ts'

/** Says whether a plan can be undone after it is carried out, and until when. */
export function useUndoWords(): (job: Job) => string {
  const text = useText('jobs')
  return ({ change, forGood }) => {
    const takesMailboxes = change === 'disable' || change === 'offboard'
    return [
      ...(forGood > 0 ? [text('forGood', { count: forGood })] : []),
      ...(changesForGood.includes(change)
        ? []
        : [text(takesMailboxes ? 'undoableDisable' : 'undoable')]),
    ].join(' ')
  }
}
