import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { declarationOf, type Input, operations, type WriteId } from '@mailroom/schemas'
import { Details } from '@mailroom/ui/Details'
import { type ComponentProps, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useLocation } from 'react-router'
import { notify } from '../data/notifications.ts'
import { useWrite } from '../data/use-write.ts'
import { useErrorWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'
import { type FieldWords, useShownValue } from './ConflictNotice.tsx'
import { editedOf } from './edited.ts'
import type { FormValues } from './field-errors.ts'
import { OperationForm } from './OperationForm.tsx'
import { notUpdatedOf, useUndo } from './use-undo.ts'

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
  'original' | 'fieldWords' | 'mayBeSent' | 'onDone' | 'onCancel'
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
      value: `${show(name, original[name])} → ${show(name, value)}`,
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

/**
 * A form that edits something: it shows each change before it is sent, sends the original values so
 * that nobody's change is overwritten unseen, says what was saved or half saved, and goes back. What
 * was saved can be undone in the message, unless somebody has changed it since.
 * Source: USR-15.
 */
export function EditForm<Id extends WriteId>(props: Props<Id>) {
  const { saved, halfSaved = (reason) => reason, onClose, children, confirmation, ...form } = props
  // As in the form itself: later reads are changes by others.
  const [original] = useState(form.original)
  const text = useText('app')
  const errorWords = useErrorWords()
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
      halfSaved,
    })
  return (
    <OperationForm<Id>
      {...form}
      original={original}
      {...(confirmation
        ? {
            mayBeSent: async (input: Input<Id>) =>
              !(await confirmation.isNeeded(input, original)) || confirmation.isGiven(),
          }
        : {})}
      onCancel={onClose}
      onDone={(output, input) => {
        const notUpdated = notUpdatedOf(output)
        const before = undoOf(form.id, input, form.fixed, form.replacesAll ?? false)
        notify(
          notUpdated
            ? { type: 'error', content: halfSaved(errorWords(notUpdated)) }
            : {
                type: 'success',
                content: saved(input),
                ...(before ? { undo: () => void putBack(before, input) } : {}),
              },
        )
        onClose()
      }}
    >
      {children}
      <Changes original={original} words={form.fieldWords} />
    </OperationForm>
  )
}
