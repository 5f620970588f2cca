import type { ApiError } from '@mailroom/schemas/api-error'
import type { Input, Output, WriteId } from '@mailroom/schemas/operations'
import { type SyntheticEvent, useRef, useState } from 'react'
import { type FieldErrors, useForm } from 'react-hook-form'
import { apiErrorOf } from '../data/failure.ts'
import { useWrite } from '../data/use-write.ts'
import type { Sending } from '../dialog/in-dialog.ts'
import { editedOf, looksLike } from './edited.ts'
import {
  errorsByPath,
  type FormValues,
  fieldErrorOf,
  isEmpty,
  type Limits,
  resolverOf,
} from './field-errors.ts'
import { notUpdatedOf } from './use-undo.ts'

type Options<Id extends WriteId> = {
  id: Id
  /** The part of the input that nobody types, such as the ids in the address. */
  fixed: Partial<Input<Id>>
  defaults: FormValues
  /** The values of the fields when the form was opened, for a form that edits something. */
  original: FormValues | undefined
  /** True if the operation replaces all values, not only the edited ones. */
  replacesAll: boolean
  limits: Limits | undefined
  /** The members that must be given although the operation does not need them. */
  required: readonly string[] | undefined
  onDone: (output: Output<Id>, input: Input<Id>) => void
  /** Returns false if the input must not be sent now. */
  mayBeSent?: ((input: Input<Id>) => Promise<boolean>) | undefined
  onFailure?: ((error: ApiError) => void) | undefined
  /** Called if only the first of the operation's AWS calls succeeded; the form stays open. */
  onHalfDone?: ((reason: ApiError, input: Input<Id>) => void) | undefined
  /** Called instead of sending if nothing was edited. */
  onUnchanged: () => void
  /** The dialog around the form, which stays open while it is sent. */
  inDialog: Sending | undefined
}

/**
 * Keeps the state of an operation's form: it is checked before it is sent, sent once, every error
 * at its field and the rest in `failure`.
 */
export function useOperationForm<Id extends WriteId>(options: Options<Id>) {
  const { id, fixed, defaults, original, limits, required, onDone, onUnchanged, inDialog } = options
  const { mayBeSent, onFailure, onHalfDone, replacesAll } = options
  const write = useWrite(id)
  // These are the values when the form was opened, or a half of it was saved. Later reads do not
  // replace them: changes by others are a conflict, not a starting point.
  const [values, setValues] = useState(original)
  const seen = values && { values, replacesAll }
  const form = useForm<FormValues>({
    defaultValues: { ...defaults, ...values },
    resolver: resolverOf(id, fixed, seen, limits, required),
    // By the order in which fields came; the form goes by what a person sees.
    shouldFocusError: false,
  })
  const [failure, setFailure] = useState<ApiError>()
  const [refusal, setRefusal] = useState<ApiError>()
  /** The fields in conflict that the person has not edited: they take what is there now. */
  const [taken, setTaken] = useState<readonly string[]>([])
  /** The fields in conflict whose value the person has not chosen. */
  const [unchosen, setUnchosen] = useState<readonly string[]>([])
  const [isChoiceMissing, setChoiceMissing] = useState(false)
  const sending = useRef(false)
  const done = useRef(false)

  /**
   * Returns whether a path has a field, or is part of one, such as `aliasPatterns.2` of
   * `aliasPatterns`.
   */
  const isOnScreen = (path: string): boolean => {
    if (form.control._names.mount.has(path)) return true
    const end = path.lastIndexOf('.')
    return end > 0 && isOnScreen(path.slice(0, end))
  }

  /** Shows problems of members without a field above the form. */
  const refuse = (errors: FieldErrors<FormValues>) => {
    const hidden = errorsByPath(errors).filter(([path]) => !isOnScreen(path))
    if (hidden.length === 0) return
    const fields = Object.fromEntries(hidden.map(([path, error]) => [path, { code: error.type }]))
    setFailure({ code: 'InvalidInput', message: '', requestId: '', fields })
  }

  /** Records the current value of a field, and keeps it or not. */
  const settle = (field: string, current: unknown, value: unknown) => {
    setUnchosen((before) => before.filter((each) => each !== field))
    setValues((before) => ({ ...before, [field]: current }))
    form.setValue(field, value ?? '', { shouldDirty: true })
  }

  const show = (error: ApiError) => {
    const conflicts = Object.entries(error.conflicts ?? {})
    const isEdited = (field: string) => !looksLike(form.getValues(field), values?.[field])
    const others = conflicts.filter(([field]) => !isEdited(field))
    setUnchosen(conflicts.map(([field]) => field).filter(isEdited))
    setTaken(others.map(([field]) => field))
    for (const [field, { current }] of others) settle(field, current, current)
    setChoiceMissing(false)
    const problems = Object.entries(error.fields ?? {})
    const here = problems.filter(([path]) => isOnScreen(path))
    for (const [path, problem] of here) form.setError(path, fieldErrorOf(problem))
    if (here.length > 0) setRefusal(error)
    const elsewhere = problems.filter(([path]) => !isOnScreen(path))
    if (here.length === 0 || elsewhere.length > 0)
      setFailure({ ...error, fields: Object.fromEntries(elsewhere) })
  }

  const send = async (values: FormValues) => {
    // A second Enter may come before the next page is drawn.
    if (sending.current || done.current) return
    sending.current = true
    inDialog?.setSending(true)
    setFailure(undefined)
    try {
      const input = values as Input<Id>
      if (mayBeSent && !(await mayBeSent(input))) return
      const output = await write.mutateAsync(input)
      const notUpdated = notUpdatedOf(output)
      if (notUpdated && onHalfDone) {
        setFailure(notUpdated)
        onHalfDone(notUpdated, input)
        return
      }
      done.current = true
      inDialog?.setSending(false)
      onDone(output, input)
    } catch (thrown) {
      const error = apiErrorOf(thrown)
      show(error)
      onFailure?.(error)
    } finally {
      sending.current = false
      inDialog?.setSending(false)
    }
  }

  const sendChecked = form.handleSubmit(send, refuse)

  return {
    form,
    failure,
    refusal,
    seen,
    /** The fields in conflict for which a person pressed Save without choosing a value. */
    missingChoices: isChoiceMissing ? unchosen : [],
    /** Makes values that are saved now the ones that edits are compared with; keeps what is typed. */
    startFrom: (saved: FormValues) => {
      setValues((before) => ({ ...before, ...saved }))
      form.reset({ ...form.formState.defaultValues, ...saved }, { keepValues: true })
    },
    taken,
    resolveConflict: settle,
    submit: (event: SyntheticEvent) => {
      // The same refusal again would not tell what is missing.
      if (failure?.conflicts && unchosen.length > 0) {
        event.preventDefault()
        setChoiceMissing(true)
        return
      }
      // A form that was opened without values is for something new: what it lacks has to be told.
      const isNew = !seen || Object.keys(seen.values).length === 0
      const isLacking = (required ?? []).some((path) => isEmpty(form.getValues(path)))
      if (isNew || isLacking || editedOf(form.getValues(), seen.values).isAnything)
        return sendChecked(event)
      event.preventDefault()
      onUnchanged()
    },
    isSending: write.isPending,
    /** True while typed values would be lost. */
    isUnsaved: () => form.formState.isDirty && !done.current,
  }
}
