import type { Job } from '@mailroom/schemas/jobs'
import { useCallback } from 'react'
import { hasText, useText } from './texts.ts'
import { useChangeName } from './use-change-name.ts'

type Titled = Pick<Job, 'change' | 'targets' | 'move' | 'undoOf'>

/**
 * Returns the title of a plan or job: its action and the number of entries, such as “Disable 74
 * users”, and the domains of a move.
 */
export function useJobTitle(): (job: Titled) => string {
  const text = useText('app')
  const changeName = useChangeName()
  return useCallback(
    (job) => {
      const titleOf = ({ change, targets, move }: Omit<Titled, 'undoOf'>): string => {
        if (move?.onlyRemoves)
          return text('change.moveDomain.removalOf', {
            targets: text('targets', targets),
            domain: move.fromDomain,
          })
        if (move)
          return text('change.moveDomain.jobOf', {
            targets: text('targets', targets),
            fromDomain: move.fromDomain,
            toDomain: move.toDomain,
          })
        const key = `change.${change}.job`
        return hasText('app', key)
          ? text(key, { targets: text('targets', targets) })
          : changeName(change)
      }
      return job.undoOf === undefined
        ? titleOf(job)
        : text('change.undo.jobOf', { title: titleOf(job.undoOf) })
    },
    [text, changeName],
  )
}
