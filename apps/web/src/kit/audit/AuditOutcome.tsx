import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useCallback } from 'react'
import { useErrorWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'

type Ended = Pick<AuditEntry, 'result' | 'outcome'>

const types = {
  SUCCEEDED: 'success',
  REFUSED: 'stopped',
  FAILED: 'error',
  UNKNOWN: 'warning',
  INTERRUPTED: 'warning',
  UNDER_WAY: 'in-progress',
} as const satisfies Record<AuditEntry['result'], StatusType>

/** An outcome of which only a part was done, and the code of the error. Source: GEN-05, USR-11. */
const halfDone = /^(NotEnabled|NotUpdated): (.*)$/

/** Returns how a change ended in a few words, and why if that needs saying. */
export function useOutcomeWords(): (entry: Ended) => { words: string; why: string | undefined } {
  const text = useText('auditEntries')
  const errorWords = useErrorWords()
  return useCallback(
    ({ result, outcome = '' }) => {
      const reason = (code: string) => errorWords({ code, message: '', requestId: '' })
      const [, missing, code = ''] = halfDone.exec(outcome) ?? []
      if (missing !== undefined)
        return {
          words: text(missing === 'NotEnabled' ? 'outcome.notEnabled' : 'outcome.notUpdated'),
          why: reason(code),
        }
      if (outcome === 'FoundDone')
        return { words: text('outcome.foundDone'), why: text('outcome.foundDoneWhy') }
      if (result === 'SUCCEEDED') return { words: text('outcome.done'), why: undefined }
      if (result === 'UNDER_WAY') return { words: text('outcome.UNDER_WAY'), why: undefined }
      if (result === 'INTERRUPTED')
        return { words: text('outcome.INTERRUPTED'), why: text('outcome.INTERRUPTEDWhy') }
      return {
        words: text(`outcome.${result}`),
        why: [reason(outcome), ...(result === 'UNKNOWN' ? [text('outcome.UNKNOWNWhy')] : [])].join(
          ' ',
        ),
      }
    },
    [text, errorWords],
  )
}

/** How a change ended, in words: done, refused and why, failed, unknown, interrupted, under way. */
export function AuditOutcome({ entry }: { entry: Ended }) {
  const { words, why } = useOutcomeWords()(entry)
  const isHalfDone = halfDone.test(entry.outcome ?? '')
  return (
    <>
      <Status type={isHalfDone ? 'warning' : types[entry.result]}>{words}</Status>
      {why !== undefined && (
        <div className="audit-note audit-why" title={why}>
          {why}
        </div>
      )}
    </>
  )
}
