import FormField from '@cloudscape-design/components/form-field'
import type { ReactNode } from 'react'
import { useText } from '../words/texts.ts'

/** The properties of every field. */
export type FieldProps = {
  /** The path in the operation's input. */
  name: string
  label: string
  description?: ReactNode
  /** The allowed values, below the field. */
  constraint?: ReactNode
  optional?: boolean
}

type Props = Omit<FieldProps, 'name'> & {
  errorText: string | undefined
  /** What AWS says of its refusal, after our words. */
  details?: ReactNode
  /** A likely problem of the value, which can be sent all the same. */
  warningText?: string | undefined
  /** True for a control that needs all the width there is. */
  isWide?: boolean
  children: ReactNode
}

/** The label, explanation and error around the control of a field. */
export function FieldFrame({
  label,
  description,
  constraint,
  optional,
  errorText,
  details,
  warningText,
  isWide = false,
  children,
}: Props) {
  const text = useText('app')
  return (
    <FormField
      label={
        optional ? (
          <>
            {label} <i>– {text('optional')}</i>
          </>
        ) : (
          label
        )
      }
      description={description}
      constraintText={constraint}
      errorText={
        errorText === undefined ? undefined : (
          <>
            {errorText}
            {details}
          </>
        )
      }
      warningText={errorText === undefined ? warningText : undefined}
      stretch={isWide}
    >
      {children}
    </FormField>
  )
}
