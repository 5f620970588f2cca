import { ApiError } from '@mailroom/schemas/api-error'
import * as z from 'zod/mini'
import { apiErrorOf } from '../data/failure.ts'
import { dismiss, notify } from '../data/notifications.ts'
import { useErrorWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'

/** The answer to a write of which a part failed. */
const HalfSaved = z.object({ notUpdated: ApiError })

/** Returns why a part of a write failed; undefined if all of it is done. */
export function notUpdatedOf(output: unknown): ApiError | undefined {
  return HalfSaved.safeParse(output).data?.notUpdated
}

/** The errors after which a second try would fail as well: what was changed is no longer as it was. */
const overtaken = ['Conflict', 'Gone', 'EntityNotFoundException', 'EntityStateException']

type Undo = {
  /** Sends what puts back the values before. */
  send: () => Promise<unknown>
  /** Returns false if it must not be sent now, and says why. */
  mayBeSent?: () => Promise<boolean>
  /** Says that only the first of the operation's AWS calls succeeded; the reason by default. */
  halfWords?: (reason: ApiError) => string
}

/**
 * Returns what puts an edit back and tells in messages how it goes, because the form is gone by
 * then: that it runs, that all or a part is put back, or why not. It can be tried again, unless
 * somebody else has changed, disabled or deleted it since.
 */
export function useUndo() {
  const text = useText('app')
  const errorWords = useErrorWords()
  return async function undo(given: Undo): Promise<void> {
    const { send, mayBeSent, halfWords = errorWords } = given
    const isUndoing = notify({ type: 'info', content: text('undoing') })
    try {
      if (mayBeSent && !(await mayBeSent())) return
      const notUpdated = notUpdatedOf(await send())
      notify(
        notUpdated
          ? { type: 'error', content: halfWords(notUpdated) }
          : { type: 'success', content: text('undone') },
      )
    } catch (thrown) {
      const error = apiErrorOf(thrown)
      const again = overtaken.includes(error.code) ? {} : { undo: () => void undo(given) }
      const isDisabled = error.code === 'EntityStateException'
      const content = isDisabled ? text('undoNeedsEnabled') : errorWords(error)
      notify({ type: 'error', content, ...again })
    } finally {
      dismiss(isUndoing)
    }
  }
}
