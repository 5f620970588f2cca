import Input from '@cloudscape-design/components/input'
import { mailboxQuotaMb } from '@mailroom/schemas/directory-rules'
import { FieldFrame, type FieldProps } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

/** The quota of a mailbox in MB. Source: USR-17, T-18. */
export function QuotaField({ name, optional = false }: Pick<FieldProps, 'name' | 'optional'>) {
  const text = useText('bulk')
  const { value, change, blur, ref, errorText } = useField<number | undefined>(name, undefined)
  return (
    <FieldFrame
      label={text('quota')}
      constraint={text('quotaConstraint', mailboxQuotaMb)}
      errorText={errorText}
      optional={optional}
    >
      <Input
        ref={ref}
        type="number"
        inputMode="numeric"
        value={value === undefined ? '' : String(value)}
        ariaRequired={!optional}
        onChange={({ detail }) => change(detail.value === '' ? undefined : Number(detail.value))}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
