import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Input as OperationInput, WriteId } from '@mailroom/schemas'
import { type ReactNode, useState } from 'react'
import { apiErrorOf } from '../api/failure.ts'
import { useWrite } from '../api/use-write.ts'
import { CliCommand } from '../CliCommand.tsx'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { useText } from '../texts/texts.ts'
import { useSending } from './in-dialog.ts'
import { RouteDialog } from './RouteDialog.tsx'
import { useCloseDialog } from './use-close-dialog.ts'

type Props<Id extends WriteId> = {
  id: Id
  input: OperationInput<Id>
  /** What is sent, where more than `input` is only known at the last moment, such as a password that stands nowhere else. */
  complete?: () => Promise<OperationInput<Id>>
  title: string
  confirmLabel: string
  /** Says what happens when nothing is done; `Cancel` where that is clear. */
  cancelLabel?: string
  /** Where something is lost for good: what has to be typed, and the words that ask for it. Source: GEN-09. */
  typed?: { label: string; expected: string }
  /** Once it is done and the page behind the dialog shows it. */
  onDone?: () => void
  /** Instead of `onDone` where the page behind is about something that is no longer there. */
  leave?: () => void | Promise<void>
  /** What happens, what is lost, and what can be undone. */
  children: ReactNode
}

/** Asks before something is done that is not easily undone; a child route of the page it lies over. */
export function ConfirmDialog<Id extends WriteId>(props: Props<Id>) {
  const { id, input, complete, title, confirmLabel, typed, leave, onDone, children } = props
  const { cancelLabel } = props
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
  const confirmed = typed === undefined || confirmation === typed.expected
  const confirm = async () => {
    if (!confirmed || isSendingNow()) return
    setSending(true)
    setProblem(undefined)
    try {
      await write.mutateAsync(complete ? await complete() : input)
      setSending(false)
      onDone?.()
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
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" disabled={isSending} onClick={close}>
              {cancelLabel ?? text('cancel')}
            </Button>
            <Button
              variant="primary"
              disabled={!confirmed}
              loading={isSending}
              loadingText={text('sending')}
              onClick={() => void confirm()}
            >
              {confirmLabel}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem !== undefined && (
          <div role="alert">
            <ErrorAlert error={apiErrorOf(problem)} />
          </div>
        )}
        <div>{children}</div>
        {typed && (
          <FormField label={typed.label}>
            <Input
              value={confirmation}
              placeholder={typed.expected}
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => setConfirmation(detail.value)}
              onKeyDown={({ detail }) => {
                if (detail.key === 'Enter') void confirm()
              }}
            />
          </FormField>
        )}
        <CliCommand id={id} input={input} />
      </SpaceBetween>
    </RouteDialog>
  )
}
