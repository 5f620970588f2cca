import type { ApiError, Input, Output, WriteId } from '@mailroom/schemas'
import { useRef, useState } from 'react'
import { type FieldErrors, useForm } from 'react-hook-form'
import { apiErrorOf } from '../api/failure.ts'
import { useWrite } from '../api/use-write.ts'
import { type FormValues, fieldErrorOf, resolverOf } from './field-errors.ts'

type Options<Id extends WriteId> = {
  id: Id
  /** The part of the input nobody types: the address's ids and the like. */
  fixed: Partial<Input<Id>>
  defaults: Partial<Input<Id>>
  onDone: (output: Output<Id>, input: Input<Id>) => void
}

/** The state of an operation's form: checked before it is sent, sent once, every error at its field and the rest in `failure`. */
export function useOperationForm<Id extends WriteId>({ id, fixed, defaults, onDone }: Options<Id>) {
  const write = useWrite(id)
  const form = useForm<FormValues>({ defaultValues: defaults, resolver: resolverOf(id, fixed) })
  const [failure, setFailure] = useState<ApiError>()
  const sending = useRef(false)
  const done = useRef(false)

  const isOnScreen = (path: string) => form.control._names.mount.has(path)

  /** Problems of members that are not on the form, which nobody would see at a field. */
  const refuse = (errors: FieldErrors<FormValues>) => {
    const hidden = Object.entries(errors).filter(([path]) => !isOnScreen(path))
    if (hidden.length === 0) return
    const fields = Object.fromEntries(
      hidden.map(([path, error]) => [path, { code: String(error?.type ?? 'type') }]),
    )
    setFailure({ code: 'InvalidInput', message: '', requestId: '', fields })
  }

  const show = (error: ApiError) => {
    const problems = Object.entries(error.fields ?? {})
    const here = problems.filter(([path]) => isOnScreen(path))
    for (const [index, [path, problem]] of here.entries())
      form.setError(path, fieldErrorOf(problem), { shouldFocus: index === 0 })
    const elsewhere = problems.filter(([path]) => !isOnScreen(path))
    if (here.length === 0 || elsewhere.length > 0)
      setFailure({ ...error, fields: Object.fromEntries(elsewhere) })
  }

  const send = async (values: FormValues) => {
    if (sending.current) return
    sending.current = true
    setFailure(undefined)
    try {
      const input = values as Input<Id>
      const output = await write.mutateAsync(input)
      done.current = true
      onDone(output, input)
    } catch (thrown) {
      show(apiErrorOf(thrown))
    } finally {
      sending.current = false
    }
  }

  return {
    form,
    failure,
    submit: form.handleSubmit(send, refuse),
    isSending: write.isPending,
    /** True while something typed would be lost. */
    isUnsaved: () => form.formState.isDirty && !done.current,
  }
}
