import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ApiError } from '@mailroom/schemas/api-error'
import type { Input, Output, WriteId } from '@mailroom/schemas/operations'
import { FirstField } from '@mailroom/ui/FirstField'
import { type ReactNode, useContext, useEffect, useRef } from 'react'
import { type DeepPartial, FormProvider, useWatch } from 'react-hook-form'
import { DialogActions } from '../dialog/DialogActions.tsx'
import { InDialogContext } from '../dialog/in-dialog.ts'
import { CliCommand } from '../page/CliCommand.tsx'
import { ErrorAlert } from '../page/ErrorAlert.tsx'
import { ConflictNotice, type FieldWords } from './ConflictNotice.tsx'
import { type FormValues, inputOf, type Limits, type Seen } from './field-errors.ts'
import { LeaveGuard } from './LeaveGuard.tsx'
import { useUnsavedWork } from './unsaved-work.ts'
import { RefusalContext } from './use-field.ts'
import { useOperationForm } from './use-operation-form.ts'

type Props<Id extends WriteId> = {
  id: Id
  /** The part of the input that nobody types, such as the ids in the address. */
  fixed: Partial<Input<Id>>
  /** The initial values of the fields. */
  defaults?: DeepPartial<Input<Id>>
  /**
   * The current values, for a form that edits something. Only edited fields are sent, together with
   * these values. If somebody else has changed the same field in the meantime, the form shows both
   * values.
   */
  original?: FormValues
  /** True if the operation replaces all values: then all are sent, with all the current ones. */
  replacesAll?: boolean
  limits?: Limits
  /** The members that this form asks for, such as one whose field a choice has opened. */
  required?: readonly string[]
  /** The words for a field and its value in a conflict. */
  fieldWords?: FieldWords
  /**
   * Returns the title of an error above the form, if the operation has better words than its code.
   */
  failureTitle?: (error: ApiError) => string | undefined
  /** Returns false if the input must not be sent now. */
  mayBeSent?: (input: Input<Id>) => Promise<boolean>
  onFailure?: (error: ApiError) => void
  /** Called if only the first of the operation's AWS calls succeeded; the form stays open. */
  onHalfDone?: (reason: ApiError, input: Input<Id>) => void
  /** Values that were saved in the meantime: edits are compared with them from now on. */
  savedSince?: FormValues | undefined
  submitLabel: string
  onDone: (output: Output<Id>, input: Input<Id>) => void
  /** Called instead of sending if nothing was edited; it leaves the form by default. */
  onUnchanged?: () => void
  onCancel: () => void
  children: ReactNode
}

type LiveProps = { id: WriteId; fixed: FormValues; seen: Seen | undefined }

/** The CLI command for the current input. */
function LiveCliCommand({ id, fixed, seen }: LiveProps) {
  return <CliCommand id={id} input={inputOf(useWatch<FormValues>(), fixed, seen)} />
}

/** A form for a write. The fields are its children; it checks, sends, waits and shows errors. */
export function OperationForm<Id extends WriteId>(props: Props<Id>) {
  const { id, fixed, defaults = {}, original, limits, submitLabel } = props
  const { onDone, onCancel, children } = props
  const inDialog = useContext(InDialogContext)
  const { form, failure, refusal, missingChoices, ...state } = useOperationForm({
    ...{ id, fixed, defaults, original, limits, onDone, inDialog },
    required: props.required,
    ...{ mayBeSent: props.mayBeSent, onFailure: props.onFailure, onHalfDone: props.onHalfDone },
    replacesAll: props.replacesAll ?? false,
    onUnchanged: props.onUnchanged ?? onCancel,
  })
  const { seen, startFrom, taken, resolveConflict, submit, isSending, isUnsaved } = state
  const alert = useRef<HTMLDivElement>(null)
  const fields = useRef<HTMLFormElement>(null)
  const { submitCount } = form.formState
  useUnsavedWork(form.formState.isDirty)
  const { savedSince } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each half that was saved.
  useEffect(() => {
    if (savedSince) startFrom(savedSince)
  }, [savedSince])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks after each attempt to send.
  useEffect(() => {
    fields.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [submitCount])
  useEffect(() => {
    if (failure) alert.current?.focus()
  }, [failure])
  const isChoiceMissing = missingChoices.length > 0
  useEffect(() => {
    if (isChoiceMissing) alert.current?.querySelector('input')?.focus()
  }, [isChoiceMissing])

  return (
    <FormProvider {...form}>
      <form ref={fields} noValidate onSubmit={(event) => void submit(event)}>
        <SpaceBetween size="l">
          {failure && (
            <div
              ref={alert}
              tabIndex={-1}
              role="alert"
              onKeyDown={(event) => {
                // The alert has the focus: Enter tries again, as it would in a field.
                if (event.key !== 'Enter' || event.target !== alert.current) return
                if (!failure.conflicts) alert.current.closest('form')?.requestSubmit()
              }}
            >
              {failure.conflicts ? (
                <ConflictNotice
                  conflicts={failure.conflicts}
                  words={props.fieldWords}
                  ownValue={form.getValues}
                  taken={taken}
                  missing={missingChoices}
                  onSettle={resolveConflict}
                />
              ) : (
                <ErrorAlert
                  error={failure}
                  title={props.failureTitle?.(failure)}
                  onBack={onCancel}
                />
              )}
            </div>
          )}
          <FirstField>
            <RefusalContext value={refusal}>
              <SpaceBetween size="l">{children}</SpaceBetween>
            </RefusalContext>
          </FirstField>
          <LiveCliCommand id={id} fixed={fixed} seen={seen} />
          <DialogActions
            submitLabel={submitLabel}
            isSending={isSending}
            isHeld={inDialog?.isSending ?? false}
            onCancel={onCancel}
          />
        </SpaceBetween>
      </form>
      {!inDialog && <LeaveGuard when={isUnsaved} />}
    </FormProvider>
  )
}
