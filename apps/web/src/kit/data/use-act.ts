import type { Input, Output, WriteId } from '@mailroom/schemas/operations'
import { useRef } from 'react'
import { useErrorWords } from '../words/errors.ts'
import { apiErrorOf } from './failure.ts'
import { notify } from './notifications.ts'
import { useWrite } from './use-write.ts'

/**
 * A write that a button sends at once, without a dialog: a refusal is told above the page, and a
 * double click sends it once.
 */
export function useAct<Id extends WriteId>(id: Id) {
  const words = useErrorWords()
  const write = useWrite(id)
  // The second click of a double click comes before the button is drawn as busy.
  const isUnderWay = useRef(false)
  const act = (input: Input<Id>, onSuccess?: (output: Output<Id>) => void) => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    write.mutate(input, {
      ...(onSuccess ? { onSuccess } : {}),
      onError: (failure) => notify({ type: 'error', content: words(apiErrorOf(failure)) }),
      onSettled: () => {
        isUnderWay.current = false
      },
    })
  }
  return { act, isPending: write.isPending }
}
