import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ApiError } from '@mailroom/schemas/api-error'
import { declarationOf, type Input, operations, type WriteId } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { type ComponentProps, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useLocation } from 'react-router'
import { notify } from '../data/notifications.ts'
import { useWrite } from '../data/use-write.ts'
import { useErrorWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'
import { type FieldWords, useShownValue } from './ConflictNotice.tsx'
import { editedOf, looksLike } from './edited.ts'
import type { FormValues } from './field-errors.ts'
import { OperationForm } from './OperationForm.tsx'
import { useUndo } from './use-undo.ts'

/** A question that some edits need an answer to before they are sent. */
type Confirmation<Id extends WriteId> = {
  /**
   * Returns whether a write needs the answer: that of the form, or the one that puts its values
   * back. `seen` are the values before it.
   */
  isNeeded: (input: Input<Id>, seen: FormValues) => Promise<boolean>
  /** Returns whether it is given; if not, shows what is missing. */
  isGiven: () => boolean
}

type Props<Id extends WriteId> = Omit<
  ComponentProps<typeof OperationForm<Id>>,
  | 'original'
  | 'fieldWords'
  | 'mayBeSent'
  | 'onHalfDone'
  | 'savedSince'
  | 'onDone'
  | 'onUnchanged'
  | 'onCancel'
> & {
  original: FormValues
  fieldWords: FieldWords
  confirmation?: Confirmation<Id>
  /** Says what was saved. */
  saved: (input: Input<Id>) => string
  /** Says that only the first of the operation's AWS calls succeeded; the reason by default. */
  halfSaved?: (reason: string) => string
  /** Leaves the form, because all is saved, nothing was edited, or the person cancels. */
  onClose: () => void
}

type ChangesProps = { original: FormValues; words: FieldWords }

/** The edited values, as they are and as they will be. */
function Changes({ original, words }: ChangesProps) {
  const text = useText('app')
  const show = useShownValue(words)
  const { expected, ...edited } = editedOf(useWatch<FormValues>(), original).input
  const items = Object.entries<unknown>(edited)
    .filter(([name]) => Object.hasOwn(original, name))
    .map(([name, value]) => ({
      label: words.label(name),
      value:
        words.change?.(name, original[name], value) ??
        `${show(name, original[name])} → ${show(name, value)}`,
    }))
  if (items.length === 0) return null
  return (
    <section aria-label={text('changes')}>
      <SpaceBetween size="xs">
        <Box variant="strong">{text('changes')}</Box>
        <Details columns={1} items={items} />
      </SpaceBetween>
    </section>
  )
}

/**
 * Returns the write that puts back what an edit has changed, based on what was just saved; undefined
 * if it cannot be put back, or not all values before are known.
 */
function undoOf<Id extends WriteId>(
  id: Id,
  input: Input<Id>,
  fixed: Partial<Input<Id>>,
  replacesAll: boolean,
) {
  const { expected, ...sent } = input as FormValues & { expected?: FormValues }
  const values = Object.fromEntries(Object.entries(sent).filter(([name]) => !(name in fixed)))
  const names = Object.keys(values)
  // An operation that replaces all values was told all of them.
  const isUnknown = (name: string) => !replacesAll && !(name in (expected ?? {}))
  const { lasting = [] } = declarationOf(id)
  if (!expected || names.some((name) => lasting.includes(name) || isUnknown(name))) return
  const undo = operations[id].input.safeParse({ ...fixed, ...expected, expected: values })
  return undo.success ? (undo.data as Input<Id>) : undefined
}

/** What was sent when only a half of it was saved, and what the values were before. */
type Half = { reason: ApiError; sent: readonly string[]; before: FormValues }

/**
 * Keeps the values that edits are compared with: those when the form was opened; once a half was
 * saved, what AWS then has for the fields that were sent. Later reads are changes by others.
 */
function useOriginal(read: FormValues) {
  const [original, setOriginal] = useState(read)
  const [savedSince, setSavedSince] = useState<FormValues>()
  const [half, setHalf] = useState<Half>()
  const [isAwaited, setAwaited] = useState(false)
  if (half && isAwaited && !looksLike(read, half.before)) {
    const saved = Object.fromEntries(half.sent.map((name) => [name, read[name]]))
    setAwaited(false)
    setSavedSince(saved)
    setOriginal({ ...original, ...saved })
  }
  return {
    original,
    savedSince,
    half,
    onHalfSaved: (reason: ApiError, input: object) => {
      const sent = Object.keys(input).filter((name) => Object.hasOwn(read, name))
      setHalf({ reason, sent, before: original })
      setAwaited(true)
    },
  }
}

/**
 * A form that edits something: it shows each change before it is sent, sends the original values so
 * that nobody's change is overwritten unseen, says what was saved, and goes back. If only
 * a half was saved it stays open, so that the rest can be sent again. What was saved can be undone in the message, unless somebody has changed it since.
 * Source: USR-15.
 */
export function EditForm<Id extends WriteId>(props: Props<Id>) {
  const { saved, halfSaved = (reason) => reason, onClose, children, confirmation, ...form } = props
  const { original, savedSince, half, onHalfSaved } = useOriginal(form.original)
  const text = useText('app')
  const errorWords = useErrorWords()
  const halfWords = (reason: ApiError) =>
    reason.mayHaveChanged
      ? text('halfSavedInDoubt', { reason: errorWords({ ...reason, mayHaveChanged: undefined }) })
      : halfSaved(errorWords(reason))
  const write = useWrite(form.id)
  const undo = useUndo()
  const { pathname } = useLocation()
  const putBack = (input: Input<Id>, seen: FormValues) =>
    undo({
      send: () => write.mutateAsync(input),
      mayBeSent: async () => {
        if (!(await confirmation?.isNeeded(input, seen))) return true
        const link = { to: pathname, label: text('undoInForm') }
        notify({ type: 'info', content: text('undoNeedsForm'), link })
        return false
      },
      halfWords,
    })
  return (
    <OperationForm<Id>
      {...form}
      original={original}
      savedSince={savedSince}
      onHalfDone={onHalfSaved}
      failureTitle={(error) =>
        error === half?.reason ? halfWords(error) : form.failureTitle?.(error)
      }
      {...(confirmation
        ? {
            mayBeSent: async (input: Input<Id>) =>
              !(await confirmation.isNeeded(input, original)) || confirmation.isGiven(),
          }
        : {})}
      onUnchanged={() => {
        notify({ type: 'info', content: text('nothingEdited') })
        onClose()
      }}
      onCancel={onClose}
      onDone={(_, input) => {
        const before = undoOf(form.id, input, form.fixed, form.replacesAll ?? false)
        notify({
          type: 'success',
          content: saved(input),
          ...(before ? { undo: () => void putBack(before, input) } : {}),
        })
        onClose()
      }}
    >
      {children}
      <Changes original={original} words={form.fieldWords} />
    </OperationForm>
  )
}
