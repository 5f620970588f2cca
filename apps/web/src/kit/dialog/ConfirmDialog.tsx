import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ApiError } from '@mailroom/schemas/api-error'
import type { Input as OperationInput, WriteId } from '@mailroom/schemas/operations'
import { TextInput } from '@mailroom/ui/TextInput'
import { type ReactNode, useState } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { notify } from '../data/notifications.ts'
import { useWrite } from '../data/use-write.ts'
import { CliCommand } from '../page/CliCommand.tsx'
import { ErrorAlert } from '../page/ErrorAlert.tsx'
import { useText } from '../words/texts.ts'
import { DialogActions } from './DialogActions.tsx'
import { useSending } from './in-dialog.ts'
import { RouteDialog } from './RouteDialog.tsx'
import { useCloseDialog } from './use-close-dialog.ts'

type Props<Id extends WriteId> = {
  id: Id
  input: OperationInput<Id>
  /**
   * Returns the whole input if a part of it is known only at the last moment, such as a password
   * that is stored nowhere else.
   */
  complete?: () => Promise<OperationInput<Id>>
  title: string
  confirmLabel: string
  /** The label of the button that does nothing; `Cancel` by default. */
  cancelLabel?: string
  /** The text to type exactly before a permanent loss, and the label that asks for it. Source: GEN-09. */
  typed?: { label: string; expected: string }
  /** What the person has to choose before it can be confirmed; undefined if nothing is missing. */
  missing?: string | undefined
  /** Returns what may help after an error, below it. */
  help?: (error: ApiError) => ReactNode
  /** The message that it is done, above the page behind, as the dialog closes. */
  done?: string
  /** Called when it is done and the page behind the dialog shows it, if more is to do. */
  onDone?: () => void
  /** Called instead of `onDone` if the page behind is about something that no longer exists. */
  leave?: () => void | Promise<void>
  /** The consequences: what happens, what is lost, and what can be undone. */
  children: ReactNode
}

/** Asks before an action that is hard to undo; a child route of the page below it. */
export function ConfirmDialog<Id extends WriteId>(props: Props<Id>) {
  const { id, input, complete, title, confirmLabel, typed, leave, onDone, children } = props
  const { cancelLabel, done, missing, help } = props
  const text = useText('app')
  const close = useCloseDialog()
  const sending = useSending()
  const { isSending, isSendingNow, setSending } = sending
  const leaveOnceDone =
    leave &&
    (() => {
      setSending(false)
      return leave()
    })
  const write = useWrite(id, leaveOnceDone)
  const [problem, setProblem] = useState<unknown>()
  const [confirmation, setConfirmation] = useState('')
  /** True if Enter was pressed before it could be confirmed. */
  const [isEarly, setEarly] = useState(false)
  // A text that is not known yet confirms nothing.
  const isTyped = !typed || (typed.expected !== '' && confirmation.trim() === typed.expected.trim())
  const isOther = typed !== undefined && !isTyped && confirmation.length >= typed.expected.length
  const confirmed = isTyped && missing === undefined
  const early = isTyped ? missing : typed && text('typedOther', { expected: typed.expected })
  const confirm = async () => {
    if (!confirmed || isSendingNow()) return
    setSending(true)
    setProblem(undefined)
    try {
      await write.mutateAsync(complete ? await complete() : input)
      setSending(false)
      onDone?.()
      if (done === undefined) return
      notify({ type: 'success', content: done })
      close()
    } catch (thrown) {
      setProblem(thrown)
    } finally {
      setSending(false)
    }
  }
  return (
    <RouteDialog
      title={title}
      sending={sending}
      footer={
        <DialogActions
          submitLabel={confirmLabel}
          cancelLabel={cancelLabel}
          isDisabled={!confirmed}
          isSending={isSending}
          isHeld={isSending}
          onSubmit={() => void confirm()}
          onCancel={close}
        />
      }
    >
      <SpaceBetween size="m">
        {problem !== undefined && (
          <div role="alert">
            <ErrorAlert error={apiErrorOf(problem)} onBack={close} />
            {help?.(apiErrorOf(problem))}
          </div>
        )}
        <div>{children}</div>
        {typed && (
          <TextInput
            label={typed.label}
            value={confirmation}
            placeholder={typed.expected}
            problem={isEarly || isOther ? early : undefined}
            onChange={(value) => {
              setConfirmation(value)
              setEarly(false)
            }}
            onKeyDown={({ key }) => {
              if (key !== 'Enter') return
              if (confirmed) void confirm()
              else setEarly(typed.expected !== '')
            }}
          />
        )}
        <CliCommand id={id} input={input} />
      </SpaceBetween>
    </RouteDialog>
  )
}
