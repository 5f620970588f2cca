import FormField from '@cloudscape-design/components/form-field'
import type { ReactNode } from 'react'
import { useText } from '../texts/texts.ts'

/** What every field takes. */
export type FieldProps = {
  /** The path in the operation's input. */
  name: string
  label: string
  description?: ReactNode
  /** What is allowed, below the field. */
  constraint?: ReactNode
  optional?: boolean
}

type Props = Omit<FieldProps, 'name'> & {
  errorText: string | undefined
  /** What is likely to go wrong with the value; it may be sent all the same. */
  warningText?: string | undefined
  children: ReactNode
}

/** A field's label, explanation and error around its control. */
export function FieldFrame({
  label,
  description,
  constraint,
  optional,
  errorText,
  warningText,
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
      errorText={errorText}
      warningText={errorText === undefined ? warningText : undefined}
    >
      {children}
    </FormField>
  )
}
